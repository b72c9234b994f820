/** What people put beside a conversation: bookmarks and notes on messages and topics. */
@NullMarked
package dev.commonplace.domain.annotations;

import org.jspecify.annotations.NullMarked;
