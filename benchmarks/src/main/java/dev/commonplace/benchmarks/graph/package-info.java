/** How long the graph of a long meeting takes: the first time, after each further message, and to be read. */
@NullMarked
package dev.commonplace.benchmarks.graph;

import org.jspecify.annotations.NullMarked;
