package dev.commonplace.domain.topics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The relations between the topics of one level. Neighbours follow each other (temporal, strength 1). Beyond that, the likeness of
 * two topics is {@code 0.5 * cosine of telling words + 0.5 * cosine of mean meanings}, the meanings taken less their mean over
 * all topics (and what that takes apart between few), so that what the whole conversation is about relates nothing to nothing. {@link RelationEvidence} says of which kind a relation is. For each topic at most {@link
 * #PER_TOPIC_MAX} earlier ones, of at least {@link #STRENGTH_MIN}, or {@link #WORDLESS_STRENGTH_MIN} where
 * they share no telling word.
 */
public final class RelateTopics {
    /** The most contextual relations of a topic to earlier ones. */
    public static final int PER_TOPIC_MAX = 3;
    /** The least likeness that makes a relation. */
    public static final double STRENGTH_MIN = 0.15;
    /** The least of topics that share no telling word, so that nobody could say what both are about. */
    static final double WORDLESS_STRENGTH_MIN = 0.2;
    /** The most topics that are related; of more, only neighbours are. */
    public static final int TOPICS_MAX = 600;

    private static final int EXPLAINING_WORDS = 3;

    private RelateTopics() {}

    /** @param topics of one level, in their order */
    public static List<TopicRelation> of(List<TopicDigest> topics) {
        List<TopicRelation> relations = new ArrayList<>();
        for (int i = 1; i < topics.size(); i++) {
            relations.add(new TopicRelation(
                    i - 1,
                    i,
                    RelationKind.TEMPORAL,
                    1,
                    1,
                    List.of(topics.get(i - 1).last(), topics.get(i).first()),
                    "The second follows the first."));
        }
        if (topics.size() <= TOPICS_MAX) {
            TopicLikeness likeness = new TopicLikeness(topics);
            for (int to = 1; to < topics.size(); to++) {
                relations.addAll(contextual(topics, to, likeness));
            }
        }
        return List.copyOf(relations);
    }

    private static List<TopicRelation> contextual(List<TopicDigest> topics, int to, TopicLikeness likeness) {
        List<Earlier> like = new ArrayList<>();
        for (int from = 0; from < to; from++) {
            double strength = likeness.of(from, to);
            if (strength >= WORDLESS_STRENGTH_MIN
                    || (strength >= STRENGTH_MIN
                            && !topics.get(from).common(topics.get(to), 1).isEmpty())) {
                like.add(new Earlier(from, Math.min(1, strength)));
            }
        }
        return like.stream()
                .sorted(Comparator.comparingDouble(Earlier::strength)
                        .reversed()
                        .thenComparing(Earlier::topic, Comparator.reverseOrder()))
                .limit(PER_TOPIC_MAX)
                .map(earlier -> relation(topics, earlier.topic, to, earlier.strength))
                .toList();
    }

    /** A topic that is like the one at hand. */
    private record Earlier(int topic, double strength) {}

    private static TopicRelation relation(List<TopicDigest> topics, int from, int to, double strength) {
        TopicDigest earlier = topics.get(from);
        TopicDigest later = topics.get(to);
        List<String> common = earlier.common(later, EXPLAINING_WORDS);
        String about = common.isEmpty() ? "things alike in meaning" : String.join(", ", common);
        RelationEvidence evidence = RelationEvidence.of(earlier, later, to - from);
        String explanation =
                String.format(Locale.ROOT, "%s Both are about %s (likeness %.2f).", evidence.reason(), about, strength);
        return new TopicRelation(
                from, to, evidence.kind(), strength, evidence.confidence(), evidence.utterances(), explanation);
    }
}
