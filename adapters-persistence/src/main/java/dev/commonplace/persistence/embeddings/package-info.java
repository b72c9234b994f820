/** The ports of embedding spaces on PostgreSQL. */
@NullMarked
package dev.commonplace.persistence.embeddings;

import org.jspecify.annotations.NullMarked;
