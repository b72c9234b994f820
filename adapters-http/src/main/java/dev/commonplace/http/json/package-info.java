/** Strict JSON in, plain JSON out, and the small formats inside it: times, cursors, pointers. */
@NullMarked
package dev.commonplace.http.json;

import org.jspecify.annotations.NullMarked;
