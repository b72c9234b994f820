/** Routes of search and its log. */
@NullMarked
package dev.commonplace.http.search;

import org.jspecify.annotations.NullMarked;
