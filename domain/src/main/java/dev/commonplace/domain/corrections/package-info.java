/** What people correct in the graph of a conversation, and the log of it. */
@NullMarked
package dev.commonplace.domain.corrections;

import org.jspecify.annotations.NullMarked;
