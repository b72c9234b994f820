package dev.commonplace.domain.documents;

import java.util.ArrayList;
import java.util.List;

/** Tokens of at most four letters, as word-piece tokenizers make them. */
final class SimpleTokens {
    private static final int LENGTH_MAX = 4;

    private SimpleTokens() {}

    static List<TokenSpan> of(String text) {
        List<TokenSpan> tokens = new ArrayList<>();
        int index = 0;
        while (index < text.length()) {
            int start = index;
            while (index < text.length() && index - start < LENGTH_MAX && !WhiteSpace.is(text.charAt(index))) {
                index += Character.charCount(text.codePointAt(index));
            }
            if (index == start) {
                index++;
            } else {
                tokens.add(new TokenSpan(start, index));
            }
        }
        return tokens;
    }
}
