/** Finding chunks by words, by meaning, and by both. */
@NullMarked
package dev.commonplace.domain.search;

import org.jspecify.annotations.NullMarked;
