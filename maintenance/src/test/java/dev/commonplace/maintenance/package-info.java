/** Tests of what an operator does with the database. */
@NullMarked
package dev.commonplace.maintenance;

import org.jspecify.annotations.NullMarked;
