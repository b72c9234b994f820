/** Use cases and ports of embedding models, spaces and vectors. */
@NullMarked
package dev.commonplace.application.embeddings;

import org.jspecify.annotations.NullMarked;
