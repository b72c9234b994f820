/** Conversations out of the files of other systems: looked at first, then kept. */
@NullMarked
package dev.commonplace.application.transcripts;

import org.jspecify.annotations.NullMarked;
