package dev.commonplace.benchmarks.topics;

import dev.commonplace.domain.topics.GapScores;
import dev.commonplace.domain.topics.PinnedBoundaries;
import dev.commonplace.domain.topics.SegmentTopics;
import dev.commonplace.domain.topics.TopicTree;
import dev.commonplace.domain.topics.Utterance;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** A conversation of 10,000 messages, put together from meetings: a full pass, and one more message. */
final class TopicsTiming {
    private static final int MESSAGES = 10_000;
    private static final int ROUNDS = 9;
    private static final int WARMING = 3;

    private TopicsTiming() {}

    static void print(List<Talk> talks) {
        List<Utterance> all = new ArrayList<>();
        for (Talk talk : talks) {
            for (Utterance utterance : talk.utterances()) {
                if (all.size() <= MESSAGES) {
                    all.add(Utterance.of(all.size(), utterance.speaker(), utterance.text())
                            .withVector(utterance.vector()));
                }
            }
        }
        GapScores known = GapScores.of(all.subList(0, all.size() - 1));
        List<Utterance> tail = all.subList(known.rereadFrom(), all.size());
        GapScores full = GapScores.of(all);
        System.out.printf(
                Locale.ROOT,
                "%,d messages, processor time, medians of %d: scores, full pass %.1f ms; scores, one message more %.2f ms (the same to the bit: %s);"
                        + " boundaries and tree %.1f ms%n",
                all.size(),
                ROUNDS,
                millis(() -> GapScores.of(all)),
                millis(() -> known.with(tail)),
                Arrays.equals(full.values(), known.with(tail).values()),
                millis(() -> TopicTree.of(all.size(), SegmentTopics.boundaries(full, PinnedBoundaries.NONE))));
    }

    /** Of this thread: what others do on the machine does not count. */
    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static double millis(Supplier<?> work) {
        double[] times = new double[ROUNDS];
        for (int round = -WARMING; round < ROUNDS; round++) {
            long start = cpuNanos();
            if (work.get() == null) {
                throw new IllegalStateException("Nothing came out.");
            }
            times[Math.max(0, round)] = (cpuNanos() - start) / 1e6;
        }
        Arrays.sort(times);
        return times[ROUNDS / 2];
    }
}
