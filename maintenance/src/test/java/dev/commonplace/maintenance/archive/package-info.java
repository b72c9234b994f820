@NullMarked
package dev.commonplace.maintenance.archive;

import org.jspecify.annotations.NullMarked;
