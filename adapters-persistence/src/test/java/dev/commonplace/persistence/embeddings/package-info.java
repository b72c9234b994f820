/** The promises of the ports of embedding spaces, kept by PostgreSQL. */
@NullMarked
package dev.commonplace.persistence.embeddings;

import org.jspecify.annotations.NullMarked;
