/** Graphs of conversations on a real database. */
@NullMarked
package dev.commonplace.persistence.topics;

import org.jspecify.annotations.NullMarked;
