/** Tests of what only PostgreSQL can show about search. */
@NullMarked
package dev.commonplace.persistence.search;

import org.jspecify.annotations.NullMarked;
