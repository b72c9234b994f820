/** The ports of search on PostgreSQL: BM25 and cosine, computed by the database. */
@NullMarked
package dev.commonplace.persistence.search;

import org.jspecify.annotations.NullMarked;
