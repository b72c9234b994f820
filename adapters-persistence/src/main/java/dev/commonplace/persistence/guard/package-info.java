/** The guard's policies on PostgreSQL. */
@NullMarked
package dev.commonplace.persistence.guard;

import org.jspecify.annotations.NullMarked;
