/** What several benchmarks need: a database, texts and vectors, figures. */
@NullMarked
package dev.commonplace.benchmarks.support;

import org.jspecify.annotations.NullMarked;
