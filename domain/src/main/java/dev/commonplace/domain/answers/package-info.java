/** Passages, statements and citations of answers, and how a quote is found in what is stored. */
@NullMarked
package dev.commonplace.domain.answers;

import org.jspecify.annotations.NullMarked;
