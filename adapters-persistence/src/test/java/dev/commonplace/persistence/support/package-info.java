/** Tests of transactions and of the translation of SQL errors. */
@NullMarked
package dev.commonplace.persistence.support;

import org.jspecify.annotations.NullMarked;
