/** Tests of answers on PostgreSQL. */
@NullMarked
package dev.commonplace.persistence.answers;

import org.jspecify.annotations.NullMarked;
