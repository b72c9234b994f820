package dev.commonplace.domain.topics;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How two nodes of one level belong together, as it is stored.
 *
 * @param kind such as {@code temporal}, {@code similar} or {@code contrast}
 * @param computedKind what was computed, where a model or a person says something else; empty where nothing was
 * @param strength how much they belong together, 0..1
 * @param confidence how sure that is, 0..1
 * @param evidence sequences of the messages that it rests on, rising
 * @param explanation why, in words; may be empty
 */
public record GraphRelation(
        RelationId id,
        ZoomLevel level,
        NodeId from,
        NodeId to,
        String kind,
        Optional<String> computedKind,
        TextOrigin origin,
        double strength,
        double confidence,
        List<Integer> evidence,
        String explanation) {
    public static final int EXPLANATION_CHARACTERS_MAX = 2_000;
    /** The kind of what a person says is no relation; it is kept so that it does not come back, and is not shown. */
    public static final String NONE = "none";

    public GraphRelation {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(computedKind, "computedKind");
        Objects.requireNonNull(origin, "origin");
        evidence = List.copyOf(evidence);
        if (from.equals(to)) {
            throw new IllegalArgumentException("A relation is between two nodes.");
        }
    }

    /** With a model's kind and reason, unless a person has spoken. */
    public GraphRelation improved(String newKind, String newExplanation) {
        return origin == TextOrigin.USER
                ? this
                : new GraphRelation(
                        id,
                        level,
                        from,
                        to,
                        newKind,
                        computedKind,
                        TextOrigin.MODEL,
                        strength,
                        confidence,
                        evidence,
                        newExplanation);
    }

    /** Whether a person has said that there is no such relation. */
    public boolean isDenied() {
        return kind.equals(NONE);
    }
}
