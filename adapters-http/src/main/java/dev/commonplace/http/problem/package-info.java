/** What a caller sees of anything that went wrong: one shape (RFC 9457), one table of codes. */
@NullMarked
package dev.commonplace.http.problem;

import org.jspecify.annotations.NullMarked;
