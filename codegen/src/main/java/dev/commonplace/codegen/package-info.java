/** Writes the jOOQ sources from the migrations. */
@NullMarked
package dev.commonplace.codegen;

import org.jspecify.annotations.NullMarked;
