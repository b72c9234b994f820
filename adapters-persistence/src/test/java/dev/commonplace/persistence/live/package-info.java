/** Signals of conversations through PostgreSQL. */
@NullMarked
package dev.commonplace.persistence.live;

import org.jspecify.annotations.NullMarked;
