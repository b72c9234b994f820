/** How fast chunks that have their vectors get in, beside two peers and beside a bare COPY. */
@NullMarked
package dev.commonplace.benchmarks.ingest;

import org.jspecify.annotations.NullMarked;
