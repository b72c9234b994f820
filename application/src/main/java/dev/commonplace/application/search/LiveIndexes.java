package dev.commonplace.application.search;

import dev.commonplace.domain.embeddings.IndexedSpace;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/**
 * What this process knows of the spaces that have an index of their own, and how often each space is searched here. Searches
 * ask it instead of the database; a little late is no harm, since what the index does not answer is answered exactly.
 */
public final class LiveIndexes {
    /** Searches of more spaces than that between two looks are not counted: no index could be made for so many. */
    private static final int SPACES_MAX = 20_000;

    private final Map<IndexedSpace, LongAdder> searches = new ConcurrentHashMap<>();
    private final Consumer<IndexAnswer> answers;
    private volatile Map<IndexedSpace, Serving> serving = Map.of();

    /** @param answers hears of each answer that an index has given; returns at once */
    public LiveIndexes(Consumer<IndexAnswer> answers) {
        this.answers = answers;
    }

    /** None, and nobody is told of anything. */
    public static LiveIndexes none() {
        return new LiveIndexes(answer -> {});
    }

    /**
     * An index that serves.
     *
     * @param efSearch how many candidates a search by it looks at
     * @param vectors how many the space had when it was last looked at
     */
    public record Serving(int efSearch, long vectors) {}

    /** Empty where the space is searched exactly. */
    public Optional<Serving> serving(IndexedSpace space) {
        return Optional.ofNullable(serving.get(space));
    }

    /** Notes a search by meaning, however it is answered. */
    public void searched(IndexedSpace space) {
        LongAdder known = searches.get(space);
        if (known != null) {
            known.increment();
        } else if (searches.size() < SPACES_MAX) {
            searches.computeIfAbsent(space, first -> new LongAdder()).increment();
        }
    }

    /** Notes that an index gave an answer. */
    public void answered(IndexAnswer answer) {
        answers.accept(answer);
    }

    /** Which indexes serve from now on. */
    public void serve(Map<IndexedSpace, Serving> indexes) {
        serving = Map.copyOf(indexes);
    }

    /** How often each space was searched since the last call. */
    Map<IndexedSpace, Long> takeSearches() {
        Map<IndexedSpace, Long> taken = new HashMap<>();
        searches.forEach((space, counted) -> taken.put(space, counted.sumThenReset()));
        // Spaces that rest make room for others. A search that is counted at this very moment may be lost.
        taken.forEach((space, count) -> {
            if (count == 0) {
                searches.remove(space);
            }
        });
        taken.values().removeIf(count -> count == 0);
        return taken;
    }
}
