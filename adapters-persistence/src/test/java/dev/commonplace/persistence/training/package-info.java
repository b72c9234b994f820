/** Training data on a real PostgreSQL. */
@NullMarked
package dev.commonplace.persistence.training;

import org.jspecify.annotations.NullMarked;
