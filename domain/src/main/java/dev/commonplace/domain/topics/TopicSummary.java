package dev.commonplace.domain.topics;

import java.util.List;
import java.util.stream.Collectors;

/** One or two sentences of a topic, word for word, that say most of what it is about. */
public final class TopicSummary {
    private static final int SENTENCES = 2;
    private static final int CHARACTERS_MAX = 400;

    private TopicSummary() {}

    /**
     * @param topic its utterances
     * @param all the words of the whole conversation
     * @return the two best {@link KeyPoints} in the order in which they were said, or the best of them where both are too
     *     long together; empty where nothing is told
     */
    public static String of(List<Utterance> topic, ConversationWords all) {
        return of(KeyPoints.ranked(topic, all, SENTENCES));
    }

    /** @param ranked what {@link KeyPoints#ranked} gave, two or more where there are as many */
    public static String of(List<KeyPoint> ranked) {
        List<KeyPoint> points = KeyPoints.inOrder(ranked.subList(0, Math.min(SENTENCES, ranked.size())));
        String both = points.stream().map(KeyPoint::text).collect(Collectors.joining(" "));
        return both.length() <= CHARACTERS_MAX ? both : ranked.getFirst().text();
    }
}
