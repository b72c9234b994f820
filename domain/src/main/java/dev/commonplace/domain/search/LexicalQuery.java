package dev.commonplace.domain.search;

import dev.commonplace.domain.shared.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A question as people type it: words, of which any may occur; {@code "words in quotation marks"}, which must occur next
 * to each other where phrases are required, and count as other words do where they are not; {@code -word} and
 * {@code -"words in quotation marks"}, which must not occur. A minus counts only at the beginning of a word, and a
 * quotation mark without its partner is only a sign. Whatever is typed has a meaning: there are no syntax errors.
 *
 * @param wanted what is looked for and ranked by, the words of phrases included, without signs of this language
 * @param conditions what must and must not occur
 */
public record LexicalQuery(String wanted, WordConditions conditions) {
    /** More conditions than anybody types make a search slow. */
    public static final int CONDITIONS_MAX = 32;

    public LexicalQuery {
        Objects.requireNonNull(wanted, "wanted");
        Objects.requireNonNull(conditions, "conditions");
    }

    /** Whether there is nothing to rank by. */
    public boolean onlyExcludes() {
        return wanted.isBlank();
    }

    /**
     * @param field the question's place as a JSON Pointer
     * @param phrasesRequired whether what stands in quotation marks must occur as it stands
     * @throws RefusedException for more than {@link #CONDITIONS_MAX} conditions
     */
    public static LexicalQuery parse(String field, String text, boolean phrasesRequired) {
        Reader reader = new Reader(text, phrasesRequired);
        reader.read();
        if (reader.required.size() + reader.excluded.size() > CONDITIONS_MAX) {
            throw RefusedException.invalid(
                    field, "A query has at most " + CONDITIONS_MAX + " phrases and exclusions together.");
        }
        return new LexicalQuery(reader.wanted.toString().strip(), new WordConditions(reader.required, reader.excluded));
    }

    private static final class Reader {
        private final String text;
        private final boolean phrasesRequired;
        private final StringBuilder wanted = new StringBuilder();
        private final List<String> required = new ArrayList<>();
        private final List<String> excluded = new ArrayList<>();
        private int index;

        Reader(String text, boolean phrasesRequired) {
            this.text = text;
            this.phrasesRequired = phrasesRequired;
        }

        void read() {
            while (index < text.length()) {
                boolean begins = index == 0 || Character.isWhitespace(text.charAt(index - 1));
                boolean minus = begins && text.charAt(index) == '-' && hasWordAt(index + 1);
                int start = minus ? index + 1 : index;
                int close = phraseEnd(start);
                if (close > 0) {
                    keep(minus, true, text.substring(start + 1, close));
                    index = close + 1;
                } else if (minus) {
                    int end = wordEnd(start);
                    keep(true, false, text.substring(start, end));
                    index = end;
                } else {
                    wanted.append(text.charAt(index));
                    index++;
                }
            }
        }

        private void keep(boolean minus, boolean phrase, String words) {
            if (words.isBlank()) {
                return;
            }
            if (minus) {
                excluded.add(words.strip());
                return;
            }
            wanted.append(' ').append(words).append(' ');
            if (phrase && phrasesRequired) {
                required.add(words.strip());
            }
        }

        /** The closing mark of the phrase that opens at the index; 0 where none does. */
        private int phraseEnd(int at) {
            return at < text.length() && text.charAt(at) == '"' ? Math.max(0, text.indexOf('"', at + 1)) : 0;
        }

        private boolean hasWordAt(int at) {
            return at < text.length() && (Character.isLetterOrDigit(text.codePointAt(at)) || phraseEnd(at) > 0);
        }

        private int wordEnd(int from) {
            int end = from;
            while (end < text.length() && !Character.isWhitespace(text.charAt(end)) && text.charAt(end) != '"') {
                end++;
            }
            return end;
        }
    }
}
