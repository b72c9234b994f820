package dev.commonplace.domain.topics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which topics of a level somebody dominates: those in which more than {@value #MORE_THAN} of the utterances are theirs, as Live
 * Conversational Threads counts it. A topic can have two who do, or nobody.
 *
 * @param speaker as in {@link Utterance#speaker()}
 * @param spokenIn in how many topics the speaker says anything
 * @param topics that the speaker dominates, in the order of the conversation
 */
public record TopicDominance(String speaker, int spokenIn, List<Dominated> topics) {
    public static final double MORE_THAN = 0.4;

    private static final Comparator<TopicDominance> MOST_DOMINANT_FIRST = Comparator.<TopicDominance>comparingInt(
                    one -> one.topics.size())
            .thenComparingInt(TopicDominance::spokenIn)
            .reversed()
            .thenComparing(TopicDominance::speaker);

    public TopicDominance {
        topics = List.copyOf(topics);
    }

    /** @param share of the topic's utterances, 0..1 */
    public record Dominated(GraphNode node, double share) {}

    /**
     * Of everybody who speaks in these nodes: who dominates most of them first, then who speaks in most, then by id.
     *
     * @param nodes of one level, in their order
     */
    public static List<TopicDominance> of(List<GraphNode> nodes) {
        Map<String, List<Dominated>> dominated = new LinkedHashMap<>();
        Map<String, Integer> spokenIn = new LinkedHashMap<>();
        for (GraphNode node : nodes) {
            List<SpeakerShare> speakers = node.talk().speakers();
            int utterances =
                    speakers.stream().mapToInt(SpeakerShare::utterances).sum();
            for (SpeakerShare one : speakers) {
                spokenIn.merge(one.speaker(), 1, Integer::sum);
                double share = (double) one.utterances() / utterances;
                if (share > MORE_THAN) {
                    dominated
                            .computeIfAbsent(one.speaker(), first -> new ArrayList<>())
                            .add(new Dominated(node, share));
                }
            }
        }
        return spokenIn.entrySet().stream()
                .map(entry -> new TopicDominance(
                        entry.getKey(), entry.getValue(), dominated.getOrDefault(entry.getKey(), List.of())))
                .sorted(MOST_DOMINANT_FIRST)
                .toList();
    }
}
