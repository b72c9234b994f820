package dev.commonplace.application.documents;

import dev.commonplace.domain.documents.TokenSpan;
import java.util.List;

/** Cuts a text into the tokens that an embedding model would see. Safe for use by many threads. */
public interface TokenizeText {
    /**
     * All tokens of the whole text in order, without the model's special tokens and without a limit. White space
     * belongs to no token. Spans rise and do not overlap, and none ends between the halves of a surrogate pair.
     */
    List<TokenSpan> tokenize(String text);
}
