/** Claims over HTTP. */
@NullMarked
package dev.commonplace.http.claims;

import org.jspecify.annotations.NullMarked;
