/** Databases that are adopted, and databases that are not. */
@NullMarked
package dev.commonplace.maintenance.adoption;

import org.jspecify.annotations.NullMarked;
