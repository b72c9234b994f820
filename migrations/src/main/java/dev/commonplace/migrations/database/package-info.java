/** Where the database is, and whether its server and the account fit: said before anything is done, with what mends it. */
@NullMarked
package dev.commonplace.migrations.database;

import org.jspecify.annotations.NullMarked;
