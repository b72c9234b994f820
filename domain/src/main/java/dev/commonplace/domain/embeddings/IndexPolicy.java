package dev.commonplace.domain.embeddings;

import dev.commonplace.domain.embeddings.IndexDecision.Action;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which spaces get an HNSW index of their own. Exact search answers 20,000 vectors in about 6 ms, misses nothing and costs no
 * write; an index pays only above that, or where a space is searched so often that the milliseconds add up. What was
 * decided holds until it is clearly wrong, so that no index comes and goes.
 *
 * @param exactUpTo up to so many vectors a space is searched exactly
 * @param busyExactUpTo the same for a space under load; at most {@code exactUpTo}
 * @param busySearchesPerSecond from how many searches on a space is under load
 * @param indexesMax how many indexes there may be at most: planning any query of the table takes 1 ms for each thousand
 * @param recallAlarm below which mean recall an index is not good enough
 */
public record IndexPolicy(
        long exactUpTo, long busyExactUpTo, double busySearchesPerSecond, int indexesMax, double recallAlarm) {
    /** See the decision record about the index policy for where these come from. */
    public static final IndexPolicy DEFAULT = new IndexPolicy(20_000, 2_500, 10, 100, 0.95);

    /** How many candidates a search looks at until samples say that it is too few. */
    public static final int EF_SEARCH = 52;

    /** Below this mean recall searches look further, long before it is an alarm. */
    static final double RECALL_WANTED = 0.98;

    /** Looking at more takes as long as an exact search. */
    static final int EF_SEARCH_MAX = 320;

    /** An index goes when its space has shrunk to this share of what it takes to get one. */
    private static final double SIZE_HYSTERESIS = 0.5;

    private static final double LOAD_HYSTERESIS = 0.25;

    /** Rows that go through an HNSW index take 2 ms each; these are loaded without it and the index is built anew. */
    private static final double BULK_VECTORS_PER_SECOND = 200;

    private static final double BULK_SHARE = 0.05;

    /** Below this rate a load is over, and what still comes does not make a build wait. */
    private static final double CALM_VECTORS_PER_SECOND = 50;

    /** An index that is there is not given up for one that would be worth just a little more. */
    private static final double INCUMBENT_FACTOR = 1.5;

    /** What the exact search takes for each vector; a query by an index takes about half a millisecond, whatever the size. */
    private static final double EXACT_MILLIS_PER_VECTOR = 0.0003;

    private static final double SEARCHES_PER_SECOND_LEAST = 0.001;

    /** Before so many samples nothing is said of an index. */
    static final int SAMPLES_LEAST = 20;

    public IndexPolicy {
        if (exactUpTo < 1 || busyExactUpTo < 1 || busyExactUpTo > exactUpTo) {
            throw new IllegalArgumentException("A space under load gets its index at 1 to " + exactUpTo + " vectors.");
        }
        if (indexesMax < 0 || busySearchesPerSecond <= 0 || recallAlarm < 0 || recallAlarm > 1) {
            throw new IllegalArgumentException("Indexes, a load and a recall of the policy are out of range.");
        }
    }

    /** Whether enough samples say that the index finds too little. */
    public boolean alarms(RecallRecord record) {
        return knows(record) && record.recall().orElse(1) < recallAlarm;
    }

    private boolean findsTooLittle(RecallRecord record) {
        return knows(record) && record.recall().orElse(1) < Math.max(RECALL_WANTED, recallAlarm);
    }

    /** Whether there are enough samples to say anything of an index. */
    public boolean knows(RecallRecord record) {
        return record.samples() >= SAMPLES_LEAST;
    }

    /** Decides about all spaces together, since only so many can have an index. In the order given. */
    public List<IndexDecision> decide(List<IndexSituation> situations) {
        Set<IndexedSpace> among = new HashSet<>();
        situations.stream()
                .filter(this::deserves)
                .sorted(Comparator.comparingDouble(IndexPolicy::millisSavedPerSecond)
                        .reversed()
                        .thenComparing(situation -> situation.space().indexName()))
                .limit(indexesMax)
                .forEach(situation -> among.add(situation.space()));
        List<IndexDecision> decisions = new ArrayList<>();
        for (IndexSituation situation : situations) {
            decisions.add(decide(situation, among.contains(situation.space())));
        }
        return List.copyOf(decisions);
    }

    private IndexDecision decide(IndexSituation now, boolean among) {
        if (!deserves(now)) {
            return exact(now, now.indexed() ? "no longer large or busy enough for an index: " + why(now) : why(now));
        }
        if (!among) {
            return exact(
                    now, "would gain by an index, but the " + indexesMax + " there may be serve spaces that gain more");
        }
        if (!now.indexed()) {
            return now.vectorsPerSecond() > CALM_VECTORS_PER_SECOND
                    ? hnsw(now, Action.WAIT, "the index is built when the load of new vectors is over; " + why(now))
                    : hnsw(now, Action.BUILD, why(now));
        }
        if (now.vectorsPerSecond() >= BULK_VECTORS_PER_SECOND
                && now.vectors() > now.builtVectors() * (1 + BULK_SHARE)) {
            return new IndexDecision(
                    now,
                    Action.DROP,
                    IndexStrategy.HNSW,
                    "a bulk load goes faster without the index, which is built again after it");
        }
        if (findsTooLittle(now.recall()) && now.efSearch() < EF_SEARCH_MAX) {
            return hnsw(now, Action.LOOK_FURTHER, "searches look further, as the recall was too low; " + why(now));
        }
        if (alarms(now.recall())) {
            return hnsw(now, Action.REBUILD, "built again, as the recall was too low; " + why(now));
        }
        return hnsw(now, Action.KEEP, why(now));
    }

    private static IndexDecision exact(IndexSituation now, String reason) {
        return new IndexDecision(now, now.indexed() ? Action.DROP : Action.KEEP, IndexStrategy.EXACT, reason);
    }

    private static IndexDecision hnsw(IndexSituation now, Action action, String reason) {
        return new IndexDecision(now, action, IndexStrategy.HNSW, reason);
    }

    private boolean deserves(IndexSituation now) {
        double size = now.indexed() ? SIZE_HYSTERESIS : 1;
        double load = now.indexed() ? LOAD_HYSTERESIS : 1;
        boolean large = now.vectors() > exactUpTo * size;
        boolean busy = now.vectors() > busyExactUpTo * size && now.searchesPerSecond() >= busySearchesPerSecond * load;
        return large || busy;
    }

    private String why(IndexSituation now) {
        boolean large = now.vectors() > exactUpTo;
        return String.format(
                Locale.ROOT,
                "%d vectors (%s %d), %.2f searches/s (busy from %s)",
                now.vectors(),
                large ? "more than" : "exact up to",
                now.searchesPerSecond() >= busySearchesPerSecond && !large ? busyExactUpTo : exactUpTo,
                now.searchesPerSecond(),
                busySearchesPerSecond);
    }

    private static double millisSavedPerSecond(IndexSituation now) {
        double searches = Math.max(now.searchesPerSecond(), SEARCHES_PER_SECOND_LEAST);
        return now.vectors() * EXACT_MILLIS_PER_VECTOR * searches * (now.indexed() ? INCUMBENT_FACTOR : 1);
    }
}
