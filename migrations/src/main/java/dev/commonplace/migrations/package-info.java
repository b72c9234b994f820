/** Brings a database to the schema this program needs, and takes it back. */
@NullMarked
package dev.commonplace.migrations;

import org.jspecify.annotations.NullMarked;
