/** Tests of the shared vector indexes. */
@NullMarked
package dev.commonplace.maintenance.vectorindex;

import org.jspecify.annotations.NullMarked;
