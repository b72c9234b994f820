/** Conversations: meetings, chats and debates, who takes part in them, and what is said. */
@NullMarked
package dev.commonplace.domain.conversations;

import org.jspecify.annotations.NullMarked;
