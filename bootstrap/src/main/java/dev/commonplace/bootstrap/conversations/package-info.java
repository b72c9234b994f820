/** The commands for conversations: import, list and show, as clients of a running service. */
@NullMarked
package dev.commonplace.bootstrap.conversations;

import org.jspecify.annotations.NullMarked;
