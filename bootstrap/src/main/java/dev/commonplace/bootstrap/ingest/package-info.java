/** {@code commonplace ingest}: files and lines of JSON into a running service, as often as one likes. */
@NullMarked
package dev.commonplace.bootstrap.ingest;

import org.jspecify.annotations.NullMarked;
