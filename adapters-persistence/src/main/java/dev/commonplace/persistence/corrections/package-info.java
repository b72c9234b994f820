/** Corrections of graphs on PostgreSQL. */
@NullMarked
package dev.commonplace.persistence.corrections;

import org.jspecify.annotations.NullMarked;
