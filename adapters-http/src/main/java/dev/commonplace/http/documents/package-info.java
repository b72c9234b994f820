/** Routes of documents and their chunks. */
@NullMarked
package dev.commonplace.http.documents;

import org.jspecify.annotations.NullMarked;
