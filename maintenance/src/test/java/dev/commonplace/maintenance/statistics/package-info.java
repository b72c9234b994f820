/** Tests of the package of the same name. */
@NullMarked
package dev.commonplace.maintenance.statistics;

import org.jspecify.annotations.NullMarked;
