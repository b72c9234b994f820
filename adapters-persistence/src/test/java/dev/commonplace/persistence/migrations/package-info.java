/** The schema on its way up and down, compared by what the database's catalogue says. */
@NullMarked
package dev.commonplace.persistence.migrations;

import org.jspecify.annotations.NullMarked;
