/** Tables as CSV. */
@NullMarked
package dev.commonplace.http.csv;

import org.jspecify.annotations.NullMarked;
