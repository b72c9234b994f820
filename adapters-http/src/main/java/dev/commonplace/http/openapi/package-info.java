/** The OpenAPI document and its page. */
@NullMarked
package dev.commonplace.http.openapi;

import org.jspecify.annotations.NullMarked;
