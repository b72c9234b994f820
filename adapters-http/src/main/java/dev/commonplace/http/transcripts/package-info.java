/** Import of conversations over HTTP. */
@NullMarked
package dev.commonplace.http.transcripts;

import org.jspecify.annotations.NullMarked;
