/** Logins that read one tenant's rows, for reports. */
@NullMarked
package dev.commonplace.maintenance.reporting;

import org.jspecify.annotations.NullMarked;
