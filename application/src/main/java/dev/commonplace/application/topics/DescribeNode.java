package dev.commonplace.application.topics;

import dev.commonplace.application.topics.MessageWindow.Spoken;
import dev.commonplace.domain.topics.ConversationWords;
import dev.commonplace.domain.topics.DialogueType;
import dev.commonplace.domain.topics.GraphNode;
import dev.commonplace.domain.topics.KeyPoint;
import dev.commonplace.domain.topics.KeyPoints;
import dev.commonplace.domain.topics.NodeFlags;
import dev.commonplace.domain.topics.NodeSpan;
import dev.commonplace.domain.topics.NodeTalk;
import dev.commonplace.domain.topics.NodeText;
import dev.commonplace.domain.topics.NodeTimes;
import dev.commonplace.domain.topics.SpeakerShare;
import dev.commonplace.domain.topics.SpeakerShares;
import dev.commonplace.domain.topics.SpeakerTransition;
import dev.commonplace.domain.topics.SpeakerTransitions;
import dev.commonplace.domain.topics.TopicSummary;
import dev.commonplace.domain.topics.TopicTitle;
import dev.commonplace.domain.topics.TransitionCount;
import dev.commonplace.domain.topics.Utterance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** What a node says of itself, out of its messages. */
final class DescribeNode {
    static final String WITHOUT_WORDS = "(no words)";

    private static final int KEY_POINT_CHARACTERS_MAX = 500;

    private DescribeNode() {}

    /** The computed texts of a node. */
    record Texts(String title, String summary, List<KeyPoint> keyPoints) {}

    static Texts texts(List<Utterance> basis, ConversationWords words, Collection<String> speakers) {
        String title = TopicTitle.of(basis, words, speakers);
        List<KeyPoint> ranked = KeyPoints.ranked(basis, words, KeyPoints.USUAL);
        List<KeyPoint> points = KeyPoints.inOrder(ranked).stream()
                .map(point -> new KeyPoint(point.utterance(), cut(point.text(), KEY_POINT_CHARACTERS_MAX)))
                .toList();
        return new Texts(
                title.isBlank() ? WITHOUT_WORDS : cut(title, GraphNode.TITLE_CHARACTERS_MAX),
                cut(TopicSummary.of(ranked), GraphNode.SUMMARY_CHARACTERS_MAX),
                points);
    }

    /** A node that nobody has seen yet. */
    static GraphNode fresh(NodeSpan span, Texts texts, NodeTalk talk, double confidence) {
        return new GraphNode(
                span,
                NodeText.computed(texts.title()),
                NodeText.computed(texts.summary()),
                texts.keyPoints(),
                talk,
                NodeFlags.NONE,
                Optional.empty(),
                confidence,
                1);
    }

    /** A stored node with what is computed now; what a model said of far fewer or far more messages is dropped. */
    static GraphNode again(GraphNode stored, NodeSpan span, Texts texts, NodeTalk talk, double confidence) {
        int before = stored.span().basis();
        boolean sameMatter = 2 * Math.max(before, span.basis()) <= 3 * Math.min(before, span.basis());
        NodeText title = sameMatter ? stored.title() : stored.title().withoutModel();
        NodeText summary = sameMatter ? stored.summary() : stored.summary().withoutModel();
        return new GraphNode(
                span,
                title.recomputed(texts.title()),
                summary.recomputed(texts.summary()),
                texts.keyPoints(),
                talk,
                stored.flags(),
                stored.place(),
                confidence,
                stored.version() + 1);
    }

    /** A stored node with another stretch or more talk, and the texts that it had. */
    static GraphNode grown(GraphNode stored, NodeSpan span, NodeTalk talk, double confidence) {
        return new GraphNode(
                span,
                stored.title(),
                stored.summary(),
                stored.keyPoints(),
                talk,
                stored.flags(),
                stored.place(),
                confidence,
                stored.version() + 1);
    }

    static NodeTalk talk(List<Spoken> messages) {
        List<Utterance> utterances = messages.stream().map(Spoken::utterance).toList();
        return talk(
                shares(List.of(), utterances),
                TransitionCount.add(List.of(), SpeakerTransitions.of(utterances)),
                times(messages));
    }

    /**
     * The talk of a node that has grown at its end.
     *
     * @param more its last message before, where there was one, and those that came
     */
    static NodeTalk talk(NodeTalk before, List<Spoken> more) {
        List<Utterance> utterances = more.stream().map(Spoken::utterance).toList();
        return talk(
                shares(before.speakers(), utterances.subList(1, utterances.size())),
                TransitionCount.add(before.transitions(), SpeakerTransitions.of(utterances)),
                joined(before.times(), times(more.subList(1, more.size()))));
    }

    private static NodeTalk talk(List<SpeakerShare> shares, List<TransitionCount> transitions, NodeTimes times) {
        List<SpeakerTransition> each = new ArrayList<>();
        transitions.forEach(one -> {
            for (int i = 0; i < one.count(); i++) {
                each.add(new SpeakerTransition(one.from(), one.to(), one.kind(), 0));
            }
        });
        return new NodeTalk(shares, transitions, DialogueType.of(shares, each), times);
    }

    /** One by one, so that it comes to the same in how many steps messages come: who says no word is counted nowhere. */
    private static List<SpeakerShare> shares(List<SpeakerShare> before, List<Utterance> more) {
        Map<String, SpeakerShare> sums = new LinkedHashMap<>();
        before.forEach(share -> sums.put(share.speaker(), share));
        for (Utterance utterance : more) {
            SpeakerShares.of(List.of(utterance))
                    .forEach(share -> sums.merge(share.speaker(), share, DescribeNode::sum));
        }
        double all = sums.values().stream().mapToLong(SpeakerShare::millis).sum();
        return sums.values().stream()
                .map(sum -> new SpeakerShare(
                        sum.speaker(), sum.utterances(), sum.words(), sum.millis(), sum.millis() / all))
                .sorted(Comparator.comparingLong(SpeakerShare::millis)
                        .reversed()
                        .thenComparing(SpeakerShare::speaker))
                .toList();
    }

    private static SpeakerShare sum(SpeakerShare one, SpeakerShare other) {
        return new SpeakerShare(
                one.speaker(),
                one.utterances() + other.utterances(),
                one.words() + other.words(),
                one.millis() + other.millis(),
                0);
    }

    private static NodeTimes times(List<Spoken> messages) {
        List<Spoken> live =
                messages.stream().filter(message -> !message.said().deleted()).toList();
        return new NodeTimes(
                live.stream().map(message -> message.said().moment()).min(Comparator.naturalOrder()),
                live.stream().map(message -> message.said().moment()).max(Comparator.naturalOrder()),
                live.stream()
                        .map(message -> message.said().startMillis())
                        .flatMapToLong(OptionalLong::stream)
                        .min(),
                live.stream()
                        .map(message -> message.said().endMillis().isPresent()
                                ? message.said().endMillis()
                                : message.said().startMillis())
                        .flatMapToLong(OptionalLong::stream)
                        .max());
    }

    private static NodeTimes joined(NodeTimes before, NodeTimes more) {
        return new NodeTimes(
                either(before.startedAt(), more.startedAt(), one -> one.getFirst()),
                either(before.endedAt(), more.endedAt(), List::getLast),
                longs(before.startMillis(), more.startMillis(), true),
                longs(before.endMillis(), more.endMillis(), false));
    }

    private static Optional<Instant> either(
            Optional<Instant> one, Optional<Instant> other, Function<List<Instant>, Instant> choice) {
        List<Instant> both =
                List.of(one, other).stream().flatMap(Optional::stream).sorted().toList();
        return both.isEmpty() ? Optional.empty() : Optional.of(choice.apply(both));
    }

    private static OptionalLong longs(OptionalLong one, OptionalLong other, boolean least) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other : one;
        }
        long a = one.getAsLong();
        long b = other.getAsLong();
        return OptionalLong.of(least ? Math.min(a, b) : Math.max(a, b));
    }

    private static String cut(String text, int charactersMax) {
        if (text.length() <= charactersMax) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(charactersMax - 2)) ? charactersMax - 2 : charactersMax - 1;
        return text.substring(0, end) + "…";
    }
}
