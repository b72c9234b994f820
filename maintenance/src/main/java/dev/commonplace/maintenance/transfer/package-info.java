/** One tenant with everything that is its own into one file, and into another database. */
@NullMarked
package dev.commonplace.maintenance.transfer;

import org.jspecify.annotations.NullMarked;
