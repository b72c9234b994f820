/** Tests of the package of the same name. */
@NullMarked
package dev.commonplace.maintenance.upkeep;

import org.jspecify.annotations.NullMarked;
