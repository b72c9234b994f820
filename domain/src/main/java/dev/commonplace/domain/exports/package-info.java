/** Conversations and their graphs as texts in formats that other programs and people read. */
@NullMarked
package dev.commonplace.domain.exports;

import org.jspecify.annotations.NullMarked;
