package dev.commonplace.application.documents;

import dev.commonplace.domain.documents.TokenSpan;
import java.util.List;

/** Cuts a text into the tokens that an embedding model would see. Safe for use by many threads. */
public interface TokenizeText {
    /**
     * All tokens of the whole text in order, without the model's special tokens and without a limit. White space
     * ({@link dev.commonplace.domain.documents.WhiteSpace}) belongs to no token. Spans rise and do not overlap, and none
     * ends between the halves of a surrogate pair. Where a model makes several tokens of one sign, the first spans it and
     * the others are empty spans at its end.
     */
    List<TokenSpan> tokenize(String text);
}
