/** The route of answers. */
@NullMarked
package dev.commonplace.http.answers;

import org.jspecify.annotations.NullMarked;
