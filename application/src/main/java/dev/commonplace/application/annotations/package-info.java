/** Use cases of bookmarks and notes, and the ports they need. */
@NullMarked
package dev.commonplace.application.annotations;

import org.jspecify.annotations.NullMarked;
