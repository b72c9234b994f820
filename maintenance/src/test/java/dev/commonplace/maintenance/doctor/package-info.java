/** Faults planted in a database, found and mended. */
@NullMarked
package dev.commonplace.maintenance.doctor;

import org.jspecify.annotations.NullMarked;
