/** Topics of made-up talk. */
@NullMarked
package dev.commonplace.domain.topics;

import org.jspecify.annotations.NullMarked;
