/** The ports of documents and their chunks on PostgreSQL. */
@NullMarked
package dev.commonplace.persistence.documents;

import org.jspecify.annotations.NullMarked;
