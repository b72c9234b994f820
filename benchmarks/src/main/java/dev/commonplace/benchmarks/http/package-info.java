/** What a search costs over HTTP, beside the same statements through plain JDBC. */
@NullMarked
package dev.commonplace.benchmarks.http;

import org.jspecify.annotations.NullMarked;
