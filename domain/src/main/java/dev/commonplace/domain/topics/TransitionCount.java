package dev.commonplace.domain.topics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How often the word goes from one speaker to another in one way.
 *
 * @param from as in {@link Utterance#speaker()}
 * @param count at least 1
 */
public record TransitionCount(String from, String to, TransitionKind kind, int count) {
    /** The rarest beyond that are not kept. */
    public static final int KINDS_MAX = 200;

    private static final Comparator<TransitionCount> COMMONEST_FIRST = Comparator.comparingInt(TransitionCount::count)
            .reversed()
            .thenComparing(TransitionCount::from)
            .thenComparing(TransitionCount::to)
            .thenComparing(TransitionCount::kind);

    private record Way(String from, String to, TransitionKind kind) {}

    /** Counts transitions on top of those that were counted before; the commonest first. */
    public static List<TransitionCount> add(List<TransitionCount> before, List<SpeakerTransition> more) {
        Map<Way, Integer> counts = new LinkedHashMap<>();
        before.forEach(one -> counts.put(new Way(one.from, one.to, one.kind), one.count));
        more.forEach(one -> counts.merge(new Way(one.from(), one.to(), one.kind()), 1, Integer::sum));
        List<TransitionCount> sums = new ArrayList<>();
        counts.forEach((way, count) -> sums.add(new TransitionCount(way.from, way.to, way.kind, count)));
        return sums.stream().sorted(COMMONEST_FIRST).limit(KINDS_MAX).toList();
    }
}
