/** Tenants, their limits, and the keys that open them. */
@NullMarked
package dev.commonplace.domain.tenancy;

import org.jspecify.annotations.NullMarked;
