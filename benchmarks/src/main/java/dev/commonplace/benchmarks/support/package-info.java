/** What several benchmarks need: a database, a service, texts and vectors, figures. */
@NullMarked
package dev.commonplace.benchmarks.support;

import org.jspecify.annotations.NullMarked;
