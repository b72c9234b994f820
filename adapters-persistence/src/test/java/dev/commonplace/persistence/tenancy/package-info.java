/** The promises of tenancy's ports, kept by PostgreSQL. */
@NullMarked
package dev.commonplace.persistence.tenancy;

import org.jspecify.annotations.NullMarked;
