/** Keeps conversations: makes them, appends what is said, and shows them to those who may see them. */
@NullMarked
package dev.commonplace.application.conversations;

import org.jspecify.annotations.NullMarked;
