/** The ports of tenants and their keys on PostgreSQL. */
@NullMarked
package dev.commonplace.persistence.tenancy;

import org.jspecify.annotations.NullMarked;
