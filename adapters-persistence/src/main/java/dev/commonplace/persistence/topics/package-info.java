/** Graphs of conversations on PostgreSQL. */
@NullMarked
package dev.commonplace.persistence.topics;

import org.jspecify.annotations.NullMarked;
