/** Tests of addresses, requirements and the migrator against a real server. */
@NullMarked
package dev.commonplace.migrations;

import org.jspecify.annotations.NullMarked;
