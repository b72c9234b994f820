/** Brings a database to the schema this program needs, takes it back, and says beforehand why that would not work. */
@NullMarked
package dev.commonplace.migrations;

import org.jspecify.annotations.NullMarked;
