/** Bookmarks and notes in PostgreSQL. */
@NullMarked
package dev.commonplace.persistence.annotations;

import org.jspecify.annotations.NullMarked;
