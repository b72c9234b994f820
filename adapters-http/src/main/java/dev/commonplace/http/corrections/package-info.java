/** Corrections of graphs over HTTP. */
@NullMarked
package dev.commonplace.http.corrections;

import org.jspecify.annotations.NullMarked;
