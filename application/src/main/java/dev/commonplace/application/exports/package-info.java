/** Conversations and their graphs as files for other programs. */
@NullMarked
package dev.commonplace.application.exports;

import org.jspecify.annotations.NullMarked;
