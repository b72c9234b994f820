/** What the database holds and how its indexes are used, in numbers. */
@NullMarked
package dev.commonplace.maintenance.statistics;

import org.jspecify.annotations.NullMarked;
