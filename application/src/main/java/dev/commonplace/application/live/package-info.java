/** Conversations while they happen: messages that come one by one, and those who follow. */
@NullMarked
package dev.commonplace.application.live;

import org.jspecify.annotations.NullMarked;
