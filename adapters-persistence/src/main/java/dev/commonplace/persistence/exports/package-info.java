/** Canvases on PostgreSQL. */
@NullMarked
package dev.commonplace.persistence.exports;

import org.jspecify.annotations.NullMarked;
