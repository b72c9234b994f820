/** Tests of vectors and spaces. */
@NullMarked
package dev.commonplace.domain.embeddings;

import org.jspecify.annotations.NullMarked;
