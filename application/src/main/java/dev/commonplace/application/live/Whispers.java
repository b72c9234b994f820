package dev.commonplace.application.live;

import dev.commonplace.domain.conversations.Speaker;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What happens to a conversation and is kept nowhere: texts still being spoken, and word of changes. Each has a number, so that
 * whoever follows knows what it has seen; of what happens often only the last is remembered. Safe for use by many threads.
 */
final class Whispers {
    private static final int SPEAKERS_MAX = 100;
    private static final int DELETIONS_MAX = 1_000;

    private final Map<String, Spoken> bySpeaker = new LinkedHashMap<>();
    private final Deque<Deletion> deletions = new ArrayDeque<>();
    private long number;
    private long lastGraphChange;
    private long lastMiss;

    private record Spoken(long number, LiveEvent.Partial partial, Object source) {}

    private record Deletion(long number, int sequence) {}

    /** What is new to somebody. */
    record Heard(long number, boolean missed, List<LiveEvent> events) {}

    synchronized long number() {
        return number;
    }

    /** @param source who is not told, because it comes from there */
    synchronized void partial(Speaker speaker, String content, Object source) {
        bySpeaker.remove(speaker.key());
        bySpeaker.put(speaker.key(), new Spoken(++number, new LiveEvent.Partial(speaker, content), source));
        if (bySpeaker.size() > SPEAKERS_MAX) {
            bySpeaker.remove(bySpeaker.keySet().iterator().next());
        }
    }

    synchronized void deleted(int sequence) {
        deletions.add(new Deletion(++number, sequence));
        if (deletions.size() > DELETIONS_MAX) {
            deletions.remove();
        }
    }

    synchronized void graphChanged() {
        lastGraphChange = ++number;
    }

    /** Anything may have happened. */
    synchronized void missed() {
        lastMiss = ++number;
        lastGraphChange = number;
    }

    /** @param listener to whom its own partial texts are no news */
    synchronized Heard since(long seen, Object listener) {
        if (number == seen) {
            return new Heard(number, false, List.of());
        }
        List<LiveEvent> events = new ArrayList<>();
        deletions.stream()
                .filter(deletion -> deletion.number() > seen)
                .forEach(deletion -> events.add(new LiveEvent.MessageDeleted(deletion.sequence())));
        bySpeaker.values().stream()
                .filter(spoken -> spoken.number() > seen && !spoken.source().equals(listener))
                .forEach(spoken -> events.add(spoken.partial()));
        if (lastGraphChange > seen) {
            events.add(new LiveEvent.GraphChanged());
        }
        return new Heard(number, lastMiss > seen, events);
    }
}
