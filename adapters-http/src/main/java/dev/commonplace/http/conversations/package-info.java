/** The routes of conversations. */
@NullMarked
package dev.commonplace.http.conversations;

import org.jspecify.annotations.NullMarked;
