/** Tests of addresses, requirements and the migrator against a real server. */
@NullMarked
package dev.commonplace.migrations.database;

import org.jspecify.annotations.NullMarked;
