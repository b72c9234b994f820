/** Claims on a real PostgreSQL. */
@NullMarked
package dev.commonplace.persistence.claims;

import org.jspecify.annotations.NullMarked;
