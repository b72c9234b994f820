/** Conversations on a real PostgreSQL. */
@NullMarked
package dev.commonplace.persistence.conversations;

import org.jspecify.annotations.NullMarked;
