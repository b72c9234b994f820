package dev.commonplace.domain.embeddings;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * How one space is searched, why, what that costs and what it is worth: as the policy saw and left it the last time.
 *
 * @param strategy how it is searched now
 * @param wanted how it shall be searched; not the same while a build waits for calm, for its turn, or for who may build
 * @param reason why, in a sentence without a full stop
 * @param load how large it is and how busy
 * @param efSearch how many candidates a search by the index looks at
 * @param index what the index cost, where there is one
 * @param alarm what is wrong with the index, where something is
 */
public record VectorIndexState(
        IndexedSpace space,
        IndexStrategy strategy,
        IndexStrategy wanted,
        String reason,
        Load load,
        int efSearch,
        Optional<Cost> index,
        RecallRecord recall,
        Optional<String> alarm) {
    public static final int REASON_CHARACTERS_MAX = 500;

    public VectorIndexState {
        Objects.requireNonNull(space, "space");
        Objects.requireNonNull(strategy, "strategy");
        Objects.requireNonNull(wanted, "wanted");
        Objects.requireNonNull(load, "load");
        Objects.requireNonNull(index, "index");
        Objects.requireNonNull(recall, "recall");
        reason = shortened(reason);
        alarm = alarm.map(VectorIndexState::shortened);
    }

    /**
     * How large a space is and how busy.
     *
     * @param searches how often it was searched since it is known
     * @param searchesSeen how many of these were known when the rate was last computed
     * @param searchesPerSecond smoothed
     * @param vectorsPerSecond between the last two looks
     * @param measuredAt when it was looked at; empty before the first time
     */
    public record Load(
            long vectors,
            double vectorsPerSecond,
            long searches,
            long searchesSeen,
            double searchesPerSecond,
            Optional<Instant> measuredAt) {
        /** Older rates count for less and less: for a third after so long. */
        private static final Duration MEMORY = Duration.ofMinutes(1);

        /** What is seen now, beside what was seen before. */
        public Load at(Instant now, long vectorsNow) {
            double seconds = measuredAt
                    .map(before -> Duration.between(before, now).toNanos() / 1e9)
                    .orElse(0.0);
            if (seconds <= 0) {
                // Whether more are coming is not known before the second look, so that all count as new.
                return new Load(vectorsNow, vectorsNow, searches, searches, searchesPerSecond, Optional.of(now));
            }
            double forgotten = 1 - Math.exp(-seconds / MEMORY.toSeconds());
            double rate = (searches - searchesSeen) / seconds;
            return new Load(
                    vectorsNow,
                    (vectorsNow - vectors) / seconds,
                    searches,
                    searches,
                    searchesPerSecond + (rate - searchesPerSecond) * forgotten,
                    Optional.of(now));
        }
    }

    /**
     * What an index cost.
     *
     * @param bytes of the index on disk
     * @param vectors how many it was built over
     */
    public record Cost(long bytes, Instant builtAt, Duration buildTime, long vectors) {}

    private static String shortened(String text) {
        return text.length() <= REASON_CHARACTERS_MAX ? text : text.substring(0, REASON_CHARACTERS_MAX);
    }

    /** The same for another reason. */
    public VectorIndexState because(String other) {
        return new VectorIndexState(space, strategy, wanted, other, load, efSearch, index, recall, alarm);
    }

    /** The same with what is wrong with its index. */
    public VectorIndexState alarmed(Optional<String> now) {
        return new VectorIndexState(space, strategy, wanted, reason, load, efSearch, index, recall, now);
    }

    /** The same with searches that look at so many candidates. What was sampled before does not count any more. */
    public VectorIndexState lookingAt(int candidates) {
        return new VectorIndexState(space, strategy, wanted, reason, load, candidates, index, RecallRecord.NONE, alarm);
    }

    /** The same with an index that was just built. */
    public VectorIndexState indexed(Cost cost) {
        return new VectorIndexState(
                space, IndexStrategy.HNSW, wanted, reason, load, efSearch, Optional.of(cost), RecallRecord.NONE, alarm);
    }

    /** The same without an index. */
    public VectorIndexState exact() {
        return new VectorIndexState(
                space,
                IndexStrategy.EXACT,
                wanted,
                reason,
                load,
                efSearch,
                Optional.empty(),
                RecallRecord.NONE,
                Optional.empty());
    }

    /** What was seen and decided in its place. */
    public VectorIndexState decided(IndexDecision decision, Load now) {
        boolean indexed = decision.situation().indexed();
        return new VectorIndexState(
                space,
                indexed ? IndexStrategy.HNSW : IndexStrategy.EXACT,
                decision.wanted(),
                decision.reason(),
                now,
                efSearch,
                indexed ? index : Optional.empty(),
                recall,
                alarm);
    }

    /** What the policy decides by, with what is seen now. */
    public IndexSituation situation(Load now, boolean indexed) {
        return new IndexSituation(
                space,
                now.vectors(),
                now.vectorsPerSecond(),
                now.searchesPerSecond(),
                indexed,
                index.map(Cost::vectors).orElse(now.vectors()),
                recall,
                efSearch);
    }
}
