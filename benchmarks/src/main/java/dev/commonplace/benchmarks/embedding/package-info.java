/** How many texts a second the model in process embeds, beside the same model as LangChain4j runs it. */
@NullMarked
package dev.commonplace.benchmarks.embedding;

import org.jspecify.annotations.NullMarked;
