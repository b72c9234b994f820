/** Tests of what a schema is said to consist of. */
@NullMarked
package dev.commonplace.migrations.catalogue;

import org.jspecify.annotations.NullMarked;
