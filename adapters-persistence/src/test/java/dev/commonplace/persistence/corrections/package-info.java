/** Corrections of graphs on a real PostgreSQL. */
@NullMarked
package dev.commonplace.persistence.corrections;

import org.jspecify.annotations.NullMarked;
