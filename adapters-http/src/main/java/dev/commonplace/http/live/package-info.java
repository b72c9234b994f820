/** Conversations while they happen: the WebSocket that takes what is said, and the streams of events. */
@NullMarked
package dev.commonplace.http.live;

import org.jspecify.annotations.NullMarked;
