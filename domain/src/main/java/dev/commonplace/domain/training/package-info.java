/** Edits of people as data from which models learn. */
@NullMarked
package dev.commonplace.domain.training;

import org.jspecify.annotations.NullMarked;
