@NullMarked
package dev.commonplace.maintenance.transfer;

import org.jspecify.annotations.NullMarked;
