package dev.commonplace.domain.claims;

import dev.commonplace.domain.shared.RefusedException;

/**
 * The words of a message that a claim rests on. They are kept as a range, not as words, so that they are gone when the message
 * is.
 *
 * @param start of its first character, in Unicode code points of the message
 * @param end behind its last one
 */
public record QuoteRange(int start, int end) {
    public static final int CHARACTERS_MAX = 5_000;

    public QuoteRange {
        if (start < 0) {
            throw RefusedException.invalid("/start", "Characters are counted from 0.");
        }
        if (end <= start || end - start > CHARACTERS_MAX) {
            throw RefusedException.invalid("/end", "A quote has 1 to " + CHARACTERS_MAX + " characters.");
        }
    }

    /** The place of words in a text, in UTF-16 units there. */
    static QuoteRange of(String content, int startUnit, int endUnit) {
        int start = content.codePointCount(0, startUnit);
        return new QuoteRange(start, start + content.codePointCount(startUnit, endUnit));
    }

    /** Whether the text is as long as that. */
    public boolean isIn(String content) {
        return end <= content.codePointCount(0, content.length());
    }

    /** The words themselves. Empty where the text is shorter, as that of a deleted message is. */
    public String of(String content) {
        if (!isIn(content)) {
            return "";
        }
        int startUnit = content.offsetByCodePoints(0, start);
        return content.substring(startUnit, content.offsetByCodePoints(startUnit, end - start));
    }

    /** Whether two quotes of a message are about the same words: they share at least half of the shorter one. */
    public boolean isMuchLike(QuoteRange other) {
        int shared = Math.min(end, other.end) - Math.max(start, other.start);
        return 2L * shared >= Math.min(end - start, other.end - other.start);
    }
}
