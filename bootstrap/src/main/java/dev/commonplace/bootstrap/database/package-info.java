/** The commands of {@code commonplace db}: the database's whole life. */
@NullMarked
package dev.commonplace.bootstrap.database;

import org.jspecify.annotations.NullMarked;
