/** Words that every feature uses: ids, pages, refusals. */
@NullMarked
package dev.commonplace.domain.shared;

import org.jspecify.annotations.NullMarked;
