package dev.commonplace.http.topics;

import dev.commonplace.domain.topics.CanvasPlace;
import dev.commonplace.domain.topics.GraphNode;
import dev.commonplace.domain.topics.NodeFlags;
import dev.commonplace.domain.topics.NodeId;
import dev.commonplace.domain.topics.NodeSpan;
import dev.commonplace.domain.topics.NodeText;
import dev.commonplace.domain.topics.NodeTimes;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A node.
 *
 * @param transitions the commonest first; only in the answer about a single node, else null
 */
public record NodeJson(
        String id,
        int level,
        @Nullable String parentId,
        int firstSequence,
        int lastSequence,
        int messageCount,
        TextJson title,
        TextJson summary,
        List<KeyPointJson> keyPoints,
        List<SpeakerJson> speakers,
        @Nullable List<TransitionJson> transitions,
        String dialogueType,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Long startMillis,
        @Nullable Long endMillis,
        List<String> flags,
        @Nullable PlaceJson place,
        double confidence,
        int version) {
    private static final double ROUNDING = 10_000;

    /**
     * @param origin computed, model or user
     * @param computed what was computed; null where it is what is shown, or nobody asked
     */
    public record TextJson(
            String text, String origin, @Nullable String computed) {
        static TextJson of(NodeText text, boolean computed) {
            return new TextJson(
                    text.text(),
                    text.origin().word(),
                    computed && !text.computed().equals(text.text()) ? text.computed() : null);
        }
    }

    public record KeyPointJson(int sequence, String text) {}

    public record SpeakerJson(String participantId, int messages, int words, long millis, double share) {}

    public record TransitionJson(String from, String to, String kind, int count) {}

    public record PlaceJson(
            double x,
            double y,
            @Nullable Double width,
            @Nullable Double height) {}

    /** @param computed whether what was computed is shown beside what a model or a person says */
    static NodeJson of(GraphNode node, ZoomConvention convention, boolean computed) {
        return of(node, convention, computed, false);
    }

    /** As a search shows it. */
    public static NodeJson found(GraphNode node) {
        return of(node, ZoomConvention.COARSE_FIRST, false);
    }

    static NodeJson whole(GraphNode node, ZoomConvention convention) {
        return of(node, convention, true, true);
    }

    private static NodeJson of(GraphNode node, ZoomConvention convention, boolean computed, boolean transitions) {
        NodeSpan span = node.span();
        NodeTimes times = node.talk().times();
        return new NodeJson(
                span.id().toString(),
                convention.number(span.level()),
                span.parent().map(NodeId::toString).orElse(null),
                span.first(),
                span.last(),
                span.messages(),
                TextJson.of(node.title(), computed),
                TextJson.of(node.summary(), computed),
                node.keyPoints().stream()
                        .map(point -> new KeyPointJson(point.utterance(), point.text()))
                        .toList(),
                node.talk().speakers().stream()
                        .map(one -> new SpeakerJson(
                                one.speaker(), one.utterances(), one.words(), one.millis(), rounded(one.share())))
                        .toList(),
                transitions
                        ? node.talk().transitions().stream()
                                .map(one -> new TransitionJson(one.from(), one.to(), word(one.kind()), one.count()))
                                .toList()
                        : null,
                word(node.talk().dialogueType()),
                times.startedAt().orElse(null),
                times.endedAt().orElse(null),
                boxed(times.startMillis()),
                boxed(times.endMillis()),
                flags(node.flags()),
                node.place().map(NodeJson::place).orElse(null),
                rounded(node.confidence()),
                node.version());
    }

    static double rounded(double value) {
        return Math.round(value * ROUNDING) / ROUNDING;
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static PlaceJson place(CanvasPlace place) {
        return new PlaceJson(
                place.x(),
                place.y(),
                place.size().map(CanvasPlace.Size::width).orElse(null),
                place.size().map(CanvasPlace.Size::height).orElse(null));
    }

    private static List<String> flags(NodeFlags flags) {
        return Stream.of(
                        flags.bookmark() ? "bookmark" : "",
                        flags.tangent() ? "tangent" : "",
                        flags.crux() ? "crux" : "",
                        flags.progress() ? "progress" : "")
                .filter(flag -> !flag.isEmpty())
                .toList();
    }

    private static @Nullable Long boxed(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }
}
