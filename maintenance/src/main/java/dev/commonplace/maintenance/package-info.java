/** What an operator does with the database: examine and mend it, back it up, restore it, measure it, keep it tidy. */
@NullMarked
package dev.commonplace.maintenance;

import org.jspecify.annotations.NullMarked;
