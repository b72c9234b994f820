/** Tests of the package of the same name. */
@NullMarked
package dev.commonplace.maintenance.reporting;

import org.jspecify.annotations.NullMarked;
