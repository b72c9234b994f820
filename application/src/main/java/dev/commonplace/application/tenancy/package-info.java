/** Use cases and ports of tenants and their keys. */
@NullMarked
package dev.commonplace.application.tenancy;

import org.jspecify.annotations.NullMarked;
