/** Where a conversation changes its topic, what each topic is called and says, and how topics belong together. */
@NullMarked
package dev.commonplace.domain.topics;

import org.jspecify.annotations.NullMarked;
