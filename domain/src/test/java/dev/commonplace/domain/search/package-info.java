/** Tests of the formulas of search. */
@NullMarked
package dev.commonplace.domain.search;

import org.jspecify.annotations.NullMarked;
