/** Routes of tenants and keys. */
@NullMarked
package dev.commonplace.http.tenancy;

import org.jspecify.annotations.NullMarked;
