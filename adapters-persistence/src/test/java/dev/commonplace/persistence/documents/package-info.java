/** Tests of what only PostgreSQL can show about documents and their words. */
@NullMarked
package dev.commonplace.persistence.documents;

import org.jspecify.annotations.NullMarked;
