/** Bookmarks and notes over HTTP. */
@NullMarked
package dev.commonplace.http.annotations;

import org.jspecify.annotations.NullMarked;
