/** What people claim in conversations: factual, normative or of a worldview, each with the words that it rests on. */
@NullMarked
package dev.commonplace.domain.claims;

import org.jspecify.annotations.NullMarked;
