package dev.commonplace.application.search;

import dev.commonplace.domain.search.MisspeltWord;
import dev.commonplace.domain.shared.EditDistance;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds for words that no chunk has the nearest ones that the tenant's documents do have. */
final class DidYouMean {
    /** In a question of more unknown words than that, little is gained by mending it. */
    private static final int WORDS_MAX = 5;

    /** Only vocabularies of far more words than that have so many that begin or end alike. */
    private static final int CANDIDATES_MAX = 2_000;

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
        List<MisspeltWord> unknown = vocabulary.unknownIn(text).stream()
                .filter(MisspeltWord::isLongEnough)
                .limit(WORDS_MAX)
                .map(MisspeltWord::new)
                .toList();
        if (unknown.isEmpty()) {
            return Optional.empty();
        }
        List<List<Vocabulary.Word>> candidates = vocabulary.near(unknown, CANDIDATES_MAX);
        String mended = query;
        for (int i = 0; i < unknown.size(); i++) {
            MisspeltWord misspelt = unknown.get(i);
            Optional<String> near = nearest(misspelt, candidates.get(i));
            if (near.isPresent()) {
                mended = replaced(mended, misspelt.word(), near.get());
            }
        }
        return mended.equals(query) ? Optional.empty() : Optional.of(mended);
    }

    private static Optional<String> nearest(MisspeltWord misspelt, List<Vocabulary.Word> candidates) {
        String word = misspelt.word();
        int most = misspelt.keystrokesMax();
        record Near(Vocabulary.Word word, int distance) {}
        return candidates.stream()
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
