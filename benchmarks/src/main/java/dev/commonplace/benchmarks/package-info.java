/** Drives a running service with real data and prints what came of it. */
@NullMarked
package dev.commonplace.benchmarks;

import org.jspecify.annotations.NullMarked;
