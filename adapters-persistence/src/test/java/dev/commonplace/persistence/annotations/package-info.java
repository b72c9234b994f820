/** Bookmarks and notes on a real PostgreSQL. */
@NullMarked
package dev.commonplace.persistence.annotations;

import org.jspecify.annotations.NullMarked;
