package dev.commonplace.application.search;

import dev.commonplace.domain.shared.EditDistance;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds for words that no chunk has the nearest ones that the tenant's documents do have. */
final class DidYouMean {
    /** In a question of more unknown words than that, little is gained by mending it. */
    private static final int WORDS_MAX = 5;

    private static final int CANDIDATES_MAX = 5_000;
    private static final int LETTERS_MIN = 3;
    /** From so many letters on, two keystrokes may be wrong. */
    private static final int LETTERS_FOR_TWO = 6;

    private final Vocabulary vocabulary;

    DidYouMean(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /**
     * @param text what is looked for
     * @param query the whole question as written
     * @return the question with the words mended; empty where there is nothing to mend
     */
    Optional<String> mend(String text, String query) {
        String mended = query;
        for (String word : vocabulary.unknownIn(text).stream().limit(WORDS_MAX).toList()) {
            Optional<String> near = nearest(word);
            if (near.isPresent()) {
                mended = replaced(mended, word, near.get());
            }
        }
        return mended.equals(query) ? Optional.empty() : Optional.of(mended);
    }

    private Optional<String> nearest(String word) {
        int letters = word.codePointCount(0, word.length());
        if (letters < LETTERS_MIN) {
            return Optional.empty();
        }
        int most = letters < LETTERS_FOR_TWO ? 1 : 2;
        record Near(Vocabulary.Word word, int distance) {}
        return vocabulary.candidates(word, most, CANDIDATES_MAX).stream()
                .filter(candidate -> !candidate.word().equals(word))
                .map(candidate -> new Near(candidate, EditDistance.between(word, candidate.word(), most)))
                .filter(near -> near.distance() <= most)
                .min(Comparator.comparingInt(Near::distance)
                        .thenComparing(Comparator.comparingLong(
                                        (Near near) -> near.word().documents())
                                .reversed())
                        .thenComparing(near -> near.word().word()))
                .map(near -> near.word().word());
    }

    private static String replaced(String query, String word, String by) {
        return Pattern.compile(
                        "(?<![\\p{L}\\p{N}])" + Pattern.quote(word) + "(?![\\p{L}\\p{N}])",
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                .matcher(query)
                .replaceAll(Matcher.quoteReplacement(by));
    }
}
