/** Writes the jOOQ sources and the expected catalogue from the migrations. */
@NullMarked
package dev.commonplace.codegen;

import org.jspecify.annotations.NullMarked;
