package dev.commonplace.domain.search;

import dev.commonplace.domain.shared.RefusedException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * How a tenant wants to be searched. What is empty is the product's own default, also where that changes.
 *
 * @param language a text search configuration of PostgreSQL; its stop words and stemming, for chunks and questions alike
 * @param k1 0..10, see {@link Bm25Parameters}
 * @param b 0..1
 * @param mode of searches that do not say
 * @param semanticWeight 0..1, see {@link ConvexFusion}
 * @param textThreshold the least BM25 sum of a hit by words
 * @param semanticThreshold the least cosine of a hit by meaning, -1..1
 * @param hybridThreshold the least score of a hybrid hit, 0..1
 * @param boosts of searches that do not say
 * @param messages how messages are searched
 * @param version 1 before the first change; rises by one with each
 * @param updatedAt empty before the first change
 */
public record SearchSettings(
        Optional<String> language,
        OptionalDouble k1,
        OptionalDouble b,
        Optional<SearchMode> mode,
        OptionalDouble semanticWeight,
        OptionalDouble textThreshold,
        OptionalDouble semanticThreshold,
        OptionalDouble hybridThreshold,
        Boosts boosts,
        MessageSearchSettings messages,
        int version,
        Optional<Instant> updatedAt) {
    public static final String LANGUAGE_DEFAULT = "english";

    public static final SearchSettings DEFAULT = new SearchSettings(
            Optional.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            Optional.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            Boosts.NONE,
            MessageSearchSettings.DEFAULT,
            1,
            Optional.empty());

    private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

    public SearchSettings {
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(boosts, "boosts");
        Objects.requireNonNull(messages, "messages");
        Objects.requireNonNull(updatedAt, "updatedAt");
        if (language.isPresent() && !NAME.matcher(language.get()).matches()) {
            throw RefusedException.invalid("/language", "A language is the name of a text search configuration.");
        }
        requireWithin("/k1", k1, 10);
        requireWithin("/b", b, 1);
        requireWithin("/weights/semantic", semanticWeight, 1);
        if (textThreshold.isPresent() && !Double.isFinite(textThreshold.getAsDouble())) {
            throw RefusedException.invalid("/thresholds/text", "A threshold is a finite number.");
        }
        // A threshold that no hit can ever reach would leave a tenant without any.
        requireWithin("/thresholds/semantic", semanticThreshold, -1, 1);
        requireWithin("/thresholds/hybrid", hybridThreshold, 0, 1);
    }

    /** What the index of words is to be made with. */
    public Bm25Parameters bm25() {
        return new Bm25Parameters(k1.orElse(Bm25Parameters.DOCUMENTS.k1()), b.orElse(Bm25Parameters.DOCUMENTS.b()));
    }

    /** The language with the default filled in. */
    public String languageInUse() {
        return language.orElse(LANGUAGE_DEFAULT);
    }

    public OptionalDouble threshold(SearchMode used) {
        return switch (used) {
            case TEXT -> textThreshold;
            case SEMANTIC -> semanticThreshold;
            case HYBRID -> hybridThreshold;
        };
    }

    /** Whether the index of words has to be made anew for these. */
    public boolean indexesLike(SearchSettings other) {
        return languageInUse().equals(other.languageInUse()) && bm25().equals(other.bm25());
    }

    /** Whether the index of the words of messages has to be made anew for these. */
    public boolean indexesMessagesLike(SearchSettings other) {
        return languageInUse().equals(other.languageInUse()) && messages.bm25().equals(other.messages.bm25());
    }

    /** The next version of these. */
    public SearchSettings changed(int before, Instant now) {
        return new SearchSettings(
                language,
                k1,
                b,
                mode,
                semanticWeight,
                textThreshold,
                semanticThreshold,
                hybridThreshold,
                boosts,
                messages,
                before + 1,
                Optional.of(now));
    }

    private static void requireWithin(String field, OptionalDouble value, int max) {
        requireWithin(field, value, 0, max);
    }

    private static void requireWithin(String field, OptionalDouble value, int min, int max) {
        if (value.isPresent() && !(value.getAsDouble() >= min && value.getAsDouble() <= max)) {
            throw RefusedException.invalid(field, "This number lies in " + min + " to " + max + ".");
        }
    }
}
