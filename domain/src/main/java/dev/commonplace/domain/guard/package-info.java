/** What a tenant lets in: policies, what they find in a text, and what becomes of it. */
@NullMarked
package dev.commonplace.domain.guard;

import org.jspecify.annotations.NullMarked;
