/** How well topics are found in real meetings and chats, and how long that takes. */
@NullMarked
package dev.commonplace.benchmarks.topics;

import org.jspecify.annotations.NullMarked;
