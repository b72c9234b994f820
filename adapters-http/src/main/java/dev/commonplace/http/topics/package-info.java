/** Graphs of conversations. */
@NullMarked
package dev.commonplace.http.topics;

import org.jspecify.annotations.NullMarked;
