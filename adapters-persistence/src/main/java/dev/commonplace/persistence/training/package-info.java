/** Training data on PostgreSQL. */
@NullMarked
package dev.commonplace.persistence.training;

import org.jspecify.annotations.NullMarked;
