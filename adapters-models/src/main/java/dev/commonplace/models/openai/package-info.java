/** Models behind HTTP endpoints that speak OpenAI's API. */
@NullMarked
package dev.commonplace.models.openai;

import org.jspecify.annotations.NullMarked;
