@NullMarked
package dev.commonplace.maintenance.backup;

import org.jspecify.annotations.NullMarked;
