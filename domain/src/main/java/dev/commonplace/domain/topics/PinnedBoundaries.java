package dev.commonplace.domain.topics;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Where people have said that a topic does or does not begin; what is computed keeps to it.
 *
 * @param forced index of the utterance that begins a topic, and the coarsest level on which it does
 * @param forbidden indices of utterances that begin no topic on any level
 */
public record PinnedBoundaries(Map<Integer, ZoomLevel> forced, Set<Integer> forbidden) {
    public static final PinnedBoundaries NONE = new PinnedBoundaries(Map.of(), Set.of());

    public PinnedBoundaries {
        forced = Map.copyOf(forced);
        forbidden = Set.copyOf(forbidden);
        Set<Integer> both = new HashSet<>(forced.keySet());
        both.retainAll(forbidden);
        if (!both.isEmpty()) {
            throw new IllegalArgumentException("Forced and forbidden at once: " + both);
        }
    }
}
