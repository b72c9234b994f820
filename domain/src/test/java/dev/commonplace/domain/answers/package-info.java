/** Tests of passages, quotes and the form of answers. */
@NullMarked
package dev.commonplace.domain.answers;

import org.jspecify.annotations.NullMarked;
