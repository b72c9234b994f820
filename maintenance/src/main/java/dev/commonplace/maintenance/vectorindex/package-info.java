/** The shared index over the vectors of all tenants: held against the settings, built, rebuilt and dropped. */
@NullMarked
package dev.commonplace.maintenance.vectorindex;

import org.jspecify.annotations.NullMarked;
