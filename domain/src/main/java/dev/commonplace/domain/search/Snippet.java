package dev.commonplace.domain.search;

import java.util.List;

/**
 * The short part of a text with the most matches, cut at white space where there is some.
 *
 * @param start where it begins in the text, in code points
 * @param end where it ends
 * @param ranges the matches in it, counted from its own beginning
 */
public record Snippet(String text, int start, int end, List<TextRange> ranges) {
    public static final int CHARACTERS_DEFAULT = 200;
    public static final int CHARACTERS_MAX = 1_000;

    /** Some words before the first match make it readable. */
    private static final int LEAD_CHARACTERS = 30;

    public Snippet {
        ranges = List.copyOf(ranges);
    }

    /**
     * @param matches in the text, in their order
     * @param charactersMax the most code points wanted
     */
    public static Snippet of(String text, List<TextRange> matches, int charactersMax) {
        int[] signs = text.codePoints().toArray();
        int start = 0;
        if (signs.length > charactersMax) {
            int first = Math.max(0, densest(matches, charactersMax) - LEAD_CHARACTERS);
            start = wordStart(signs, Math.min(first, signs.length - charactersMax));
        }
        int end = wordEnd(signs, start, Math.min(signs.length, start + charactersMax));
        int begin = start;
        int finish = end;
        List<TextRange> inside = matches.stream()
                .filter(match -> match.start() >= begin && match.end() <= finish)
                .map(match -> new TextRange(match.start() - begin, match.end() - begin))
                .toList();
        return new Snippet(new String(signs, start, end - start), start, end, inside);
    }

    /** The start of the match from which on the most matches fit. */
    private static int densest(List<TextRange> matches, int charactersMax) {
        int best = 0;
        int most = 0;
        int last = 0;
        for (int first = 0; first < matches.size(); first++) {
            int from = matches.get(first).start();
            last = Math.max(last, first);
            while (last < matches.size() && matches.get(last).end() <= from + charactersMax - LEAD_CHARACTERS) {
                last++;
            }
            if (last - first > most) {
                most = last - first;
                best = from;
            }
        }
        return best;
    }

    private static int wordStart(int[] signs, int from) {
        for (int i = from; i > 0 && i > from - LEAD_CHARACTERS; i--) {
            if (Character.isWhitespace(signs[i - 1])) {
                return i;
            }
        }
        return from;
    }

    private static int wordEnd(int[] signs, int start, int to) {
        if (to == signs.length) {
            return to;
        }
        for (int i = to; i > start && i > to - LEAD_CHARACTERS; i--) {
            if (Character.isWhitespace(signs[i])) {
                return i;
            }
        }
        return to;
    }
}
