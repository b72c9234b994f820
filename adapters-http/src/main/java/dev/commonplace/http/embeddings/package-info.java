/** Routes of embedding models and spaces. */
@NullMarked
package dev.commonplace.http.embeddings;

import org.jspecify.annotations.NullMarked;
