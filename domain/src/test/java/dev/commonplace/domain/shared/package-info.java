/** Tests of the words that every feature uses. */
@NullMarked
package dev.commonplace.domain.shared;

import org.jspecify.annotations.NullMarked;
