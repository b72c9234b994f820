package dev.commonplace.domain.documents;

import java.text.BreakIterator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The places where sentences begin, asked for in rising order. */
final class SentenceStarts {
    private final String content;
    private final int offset;
    private final @Nullable BreakIterator iterator;
    private int next;

    private SentenceStarts(String content, int offset, @Nullable BreakIterator iterator) {
        this.content = content;
        this.offset = offset;
        this.iterator = iterator;
    }

    static SentenceStarts prose(String content, int start, int end) {
        BreakIterator iterator = BreakIterator.getSentenceInstance(Locale.ROOT);
        iterator.setText(content.substring(start, end));
        return new SentenceStarts(content, start, iterator);
    }

    static SentenceStarts lines(String content, int end) {
        return new SentenceStarts(content, end, null);
    }

    /** Whether a sentence begins after the word that ends at {@code wordEnd} and not after {@code nextWord}. */
    boolean anyIn(int wordEnd, int nextWord) {
        if (iterator == null) {
            int newline = content.indexOf('\n', wordEnd, nextWord);
            return newline >= 0;
        }
        while (next != BreakIterator.DONE && offset + next < wordEnd) {
            next = iterator.next();
        }
        return next != BreakIterator.DONE && offset + next <= nextWord;
    }
}
