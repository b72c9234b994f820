/** Tests of the values of conversations. */
@NullMarked
package dev.commonplace.domain.conversations;

import org.jspecify.annotations.NullMarked;
