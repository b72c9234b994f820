/** Use cases and ports of documents and their chunks. */
@NullMarked
package dev.commonplace.application.documents;

import org.jspecify.annotations.NullMarked;
