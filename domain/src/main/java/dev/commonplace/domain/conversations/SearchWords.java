package dev.commonplace.domain.conversations;

import java.text.Normalizer;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The words by which conversations are listed: runs of letters and digits in lower case, not stemmed, so that nothing depends on
 * a language. Of scripts written without spaces, each sign is a word.
 *
 * <p>A conversation is listed by its title, tags, goals and participants' names, and by how it begins: the first
 * {@link #MESSAGES_MAX} messages, {@link #CHARACTERS_MAX} characters of each. What is said later is found by searching messages;
 * to hold every word of a long meeting in one row would make each append as long as the meeting.
 */
public final class SearchWords {
    /** How many messages from the beginning. */
    public static final int MESSAGES_MAX = 100;

    /** How much of each of them, in UTF-16 units. */
    public static final int CHARACTERS_MAX = 500;

    /** How many participants are found by their names, the first ones. */
    public static final int PARTICIPANTS_MAX = 200;

    /** How many words of a query count. */
    static final int QUERY_WORDS_MAX = 20;

    /** Longer words are cut; PostgreSQL's are in bytes. */
    private static final int WORD_CHARACTERS_MAX = 100;

    private SearchWords() {}

    public static Set<String> of(Collection<String> texts) {
        Set<String> words = new LinkedHashSet<>();
        texts.forEach(text -> add(text, words));
        return words;
    }

    /** What a message adds to its conversation's words. */
    public static Set<String> ofMessage(int sequence, String content) {
        if (sequence >= MESSAGES_MAX) {
            return Set.of();
        }
        return of(List.of(content.substring(0, Math.min(content.length(), CHARACTERS_MAX))));
    }

    /** What a query asks for: a conversation must have a word that begins with each of these. */
    public static List<String> ofQuery(String query) {
        return of(List.of(query)).stream().limit(QUERY_WORDS_MAX).toList();
    }

    private static void add(String text, Set<String> words) {
        String normal = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        int start = -1;
        for (int i = 0; i < normal.length(); ) {
            int sign = normal.codePointAt(i);
            int next = i + Character.charCount(sign);
            boolean alone = Character.isIdeographic(sign) || CountWords.isKana(sign);
            boolean goesOn = !alone && (Character.isLetterOrDigit(sign) || isMark(sign));
            if (start >= 0 && !goesOn) {
                words.add(cut(normal.substring(start, i)));
                start = -1;
            } else if (start < 0 && goesOn) {
                start = i;
            }
            if (alone) {
                words.add(normal.substring(i, next));
            }
            i = next;
        }
        if (start >= 0) {
            words.add(cut(normal.substring(start)));
        }
    }

    private static boolean isMark(int sign) {
        return switch (Character.getType(sign)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK -> true;
            default -> false;
        };
    }

    private static String cut(String word) {
        boolean tooLong = word.codePointCount(0, word.length()) > WORD_CHARACTERS_MAX;
        return tooLong ? word.substring(0, word.offsetByCodePoints(0, WORD_CHARACTERS_MAX)) : word;
    }
}
