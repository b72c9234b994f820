/** Reads conversations out of the files of other systems. */
@NullMarked
package dev.commonplace.extraction.transcripts;

import org.jspecify.annotations.NullMarked;
