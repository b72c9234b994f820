/** Graphs of conversations as JSON Canvas over HTTP. */
@NullMarked
package dev.commonplace.http.canvas;

import org.jspecify.annotations.NullMarked;
