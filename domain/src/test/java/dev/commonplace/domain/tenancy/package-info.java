/** Tests of tenants, limits and keys. */
@NullMarked
package dev.commonplace.domain.tenancy;

import org.jspecify.annotations.NullMarked;
