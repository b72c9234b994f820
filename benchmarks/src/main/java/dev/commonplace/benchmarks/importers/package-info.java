/** Uploads every sample of every import format, the hostile ones included, to a running service. */
@NullMarked
package dev.commonplace.benchmarks.importers;

import org.jspecify.annotations.NullMarked;
