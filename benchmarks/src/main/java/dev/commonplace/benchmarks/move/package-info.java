/** A tenant that moves to a wider model and back while it is searched and written to. */
@NullMarked
package dev.commonplace.benchmarks.move;

import org.jspecify.annotations.NullMarked;
