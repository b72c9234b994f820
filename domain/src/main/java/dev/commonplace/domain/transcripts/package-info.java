/** What comes out of the files of other systems: conversations, and a report of what was found on the way. */
@NullMarked
package dev.commonplace.domain.transcripts;

import org.jspecify.annotations.NullMarked;
