/** Meaning as vectors: models, spaces and embeddings. */
@NullMarked
package dev.commonplace.domain.embeddings;

import org.jspecify.annotations.NullMarked;
