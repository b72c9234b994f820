/** The guard's policies on a real PostgreSQL. */
@NullMarked
package dev.commonplace.persistence.guard;

import org.jspecify.annotations.NullMarked;
