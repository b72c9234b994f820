package dev.commonplace.application.topics;

import dev.commonplace.application.topics.TopicCorrections.Corrections;
import dev.commonplace.domain.topics.NodeOutline;
import dev.commonplace.domain.topics.NodeSpan;
import dev.commonplace.domain.topics.PinnedBoundaries;
import dev.commonplace.domain.topics.TopicBoundary;
import dev.commonplace.domain.topics.ZoomLevel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What people have said about where topics begin, in words and by touching nodes: a node that a person has touched keeps its
 * stretch. Only the last node of a level goes on growing at its end.
 */
final class PinTopics {
    private final Map<Integer, ZoomLevel> begins;
    private final Map<Integer, ZoomLevel> said;
    /** For each place the finest level on which no node begins there; 0 for none. */
    private final int[] joined;

    private PinTopics(Map<Integer, ZoomLevel> begins, Map<Integer, ZoomLevel> said, int[] joined) {
        this.begins = begins;
        this.said = said;
        this.joined = joined;
    }

    /**
     * @param stored the nodes that there are
     * @param analysed on how many messages they rest
     * @param messages how many there are by now
     */
    static PinTopics of(List<NodeOutline> stored, int analysed, Corrections corrections, int messages) {
        Map<Integer, ZoomLevel> begins = new HashMap<>();
        int[] joined = new int[messages];
        for (NodeOutline outline : stored) {
            NodeSpan span = outline.span();
            if (!outline.touched() || span.first() >= messages) {
                continue;
            }
            coarsest(begins, span.first(), span.level());
            if (span.last() + 1 < analysed) {
                coarsest(begins, span.last() + 1, span.level());
            }
            for (int place = span.first() + 1; place <= Math.min(span.last(), messages - 1); place++) {
                joined[place] = Math.max(joined[place], span.level().number());
            }
        }
        corrections.joined().forEach((place, level) -> {
            if (place < messages) {
                joined[place] = Math.max(joined[place], level.number());
            }
        });
        corrections.begins().forEach((place, level) -> coarsest(begins, place, level));
        begins.keySet().removeIf(place -> place <= 0 || place >= messages);
        return new PinTopics(begins, corrections.begins(), joined);
    }

    private static void coarsest(Map<Integer, ZoomLevel> begins, int place, ZoomLevel level) {
        begins.merge(place, level, (one, other) -> one.coarserThan(other) ? one : other);
    }

    /** For the computation of boundaries: what is so on every level. */
    PinnedBoundaries pinned() {
        return new PinnedBoundaries(begins, Set.of());
    }

    /** The boundaries that were computed, with those moved to finer levels, or left out, that cannot stand on theirs. */
    List<TopicBoundary> held(List<TopicBoundary> computed) {
        List<TopicBoundary> held = new ArrayList<>();
        for (TopicBoundary boundary : computed) {
            int level = boundary.level().number();
            int allowed = said.containsKey(boundary.first()) ? level : Math.max(level, joined[boundary.first()] + 1);
            if (allowed <= ZoomLevel.FINEST.number()) {
                held.add(new TopicBoundary(boundary.first(), new ZoomLevel(allowed), boundary.strength()));
            }
        }
        return held;
    }
}
