/** Fetches documents from addresses that callers give, and from nowhere else than the public internet. */
@NullMarked
package dev.commonplace.web.documents;

import org.jspecify.annotations.NullMarked;
