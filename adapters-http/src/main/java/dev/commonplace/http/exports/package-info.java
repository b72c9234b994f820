/** Conversations and their graphs as files, and canvases that come back, over HTTP. */
@NullMarked
package dev.commonplace.http.exports;

import org.jspecify.annotations.NullMarked;
