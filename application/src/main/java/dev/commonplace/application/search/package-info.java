/** Use cases and ports of search and its log. */
@NullMarked
package dev.commonplace.application.search;

import org.jspecify.annotations.NullMarked;
