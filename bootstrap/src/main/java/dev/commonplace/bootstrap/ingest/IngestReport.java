package dev.commonplace.bootstrap.ingest;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts what became of each document; used by many threads. */
final class IngestReport {
    /** More than this are counted, but not listed. */
    static final int LISTED_MAX = 10_000;

    private final Map<Effect, Long> counts = new EnumMap<>(Effect.class);
    private final List<Trouble> failed = new ArrayList<>();
    private final List<Trouble> skipped = new ArrayList<>();

    /** What the service, or a look at what it has, made of a document. */
    enum Effect {
        CREATED,
        REPLACED,
        UNCHANGED,
        DELETED,
        FAILED,
        SKIPPED
    }

    /** @param name the file, or the file and its line */
    record Trouble(String name, String reason) {}

    synchronized void count(Effect effect, long documents) {
        counts.merge(effect, documents, Long::sum);
    }

    void failed(String name, String reason) {
        note(failed, Effect.FAILED, name, reason);
    }

    /** Nothing that anybody asked for: a file of a folder whose format no one can read. */
    void skipped(String name, String reason) {
        note(skipped, Effect.SKIPPED, name, reason);
    }

    private synchronized void note(List<Trouble> troubles, Effect effect, String name, String reason) {
        count(effect, 1);
        if (troubles.size() < LISTED_MAX) {
            troubles.add(new Trouble(name, reason));
        }
    }

    synchronized long of(Effect effect) {
        return counts.getOrDefault(effect, 0L);
    }

    synchronized List<Trouble> failures() {
        return List.copyOf(failed);
    }

    synchronized List<Trouble> passedOver() {
        return List.copyOf(skipped);
    }
}
