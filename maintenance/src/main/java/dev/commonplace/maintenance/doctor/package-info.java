/** Examines a database, tells what is wrong and what mends it, and mends what can be mended without loss. */
@NullMarked
package dev.commonplace.maintenance.doctor;

import org.jspecify.annotations.NullMarked;
