package dev.commonplace.domain.topics;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A node of a conversation's graph as it is stored: a stretch of the conversation that is about one thing.
 *
 * @param span where it stands and what it has
 * @param title never blank
 * @param summary may be empty
 * @param keyPoints what says most, by the sequence of the message
 * @param talk who says how much, and how
 * @param flags what people have marked it as
 * @param place where somebody has put it on a canvas, if anybody has
 * @param confidence how clear the change of topic at its beginning is, 0..1
 * @param version rises by one with each change
 */
public record GraphNode(
        NodeSpan span,
        NodeText title,
        NodeText summary,
        List<KeyPoint> keyPoints,
        NodeTalk talk,
        NodeFlags flags,
        Optional<CanvasPlace> place,
        double confidence,
        int version) {
    public static final int TITLE_CHARACTERS_MAX = 500;
    public static final int SUMMARY_CHARACTERS_MAX = 10_000;

    public GraphNode {
        Objects.requireNonNull(span, "span");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(summary, "summary");
        keyPoints = List.copyOf(keyPoints);
        Objects.requireNonNull(talk, "talk");
        Objects.requireNonNull(flags, "flags");
        Objects.requireNonNull(place, "place");
    }

    public NodeId id() {
        return span.id();
    }

    /** Whether a person has changed something of it. */
    public boolean touched() {
        return title.origin() == TextOrigin.USER
                || summary.origin() == TextOrigin.USER
                || flags.any()
                || place.isPresent();
    }

    /** The same without how the word goes round in it, which is much. */
    public GraphNode withoutTransitions() {
        NodeTalk less = new NodeTalk(talk.speakers(), List.of(), talk.dialogueType(), talk.times());
        return new GraphNode(span, title, summary, keyPoints, less, flags, place, confidence, version);
    }

    /** The next version, with these texts. */
    public GraphNode retold(NodeText newTitle, NodeText newSummary) {
        return new GraphNode(span, newTitle, newSummary, keyPoints, talk, flags, place, confidence, version + 1);
    }

    /** The next version, with these marks, at that place. */
    public GraphNode marked(NodeFlags newFlags, Optional<CanvasPlace> newPlace) {
        return new GraphNode(span, title, summary, keyPoints, talk, newFlags, newPlace, confidence, version + 1);
    }
}
