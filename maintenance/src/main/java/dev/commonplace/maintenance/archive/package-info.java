/** Files that maintenance writes and reads: whole or not there at all, each entry with its checksum. */
@NullMarked
package dev.commonplace.maintenance.archive;

import org.jspecify.annotations.NullMarked;
