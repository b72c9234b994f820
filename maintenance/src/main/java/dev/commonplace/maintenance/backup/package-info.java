/** The whole schema into one file and back, by PostgreSQL's own programs. */
@NullMarked
package dev.commonplace.maintenance.backup;

import org.jspecify.annotations.NullMarked;
