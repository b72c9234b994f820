/** Vacuum, statistics and indexes: what PostgreSQL's own housekeeping has not done yet. */
@NullMarked
package dev.commonplace.maintenance.upkeep;

import org.jspecify.annotations.NullMarked;
