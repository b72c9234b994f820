/** How canvases are drawn, read and compared. */
@NullMarked
package dev.commonplace.domain.canvas;

import org.jspecify.annotations.NullMarked;
