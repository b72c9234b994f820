package dev.commonplace.domain.exports;

import dev.commonplace.domain.conversations.Conversation;
import dev.commonplace.domain.topics.GraphNode;
import dev.commonplace.domain.topics.KeyPoint;
import dev.commonplace.domain.topics.NodeFlags;
import dev.commonplace.domain.topics.NodeId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Writes the topics of a conversation as a Markdown document: a heading for each, deeper for finer ones. */
public final class MarkdownOutline {
    private final Map<Optional<NodeId>, List<GraphNode>> children = new HashMap<>();
    private final StringBuilder text = new StringBuilder();

    private MarkdownOutline() {}

    /**
     * @param nodes of the levels that are to be shown, from the coarsest on without a gap, each level in its order. A node
     *     that is the only one inside another and says the same is left out
     */
    public static String write(Conversation conversation, List<GraphNode> nodes) {
        MarkdownOutline outline = new MarkdownOutline();
        nodes.forEach(node -> outline.children
                .computeIfAbsent(node.span().parent(), parent -> new ArrayList<>())
                .add(node));
        outline.text
                .append("# ")
                .append(MarkdownText.line(conversation.details().title()))
                .append("\n");
        outline.append(outline.children.getOrDefault(Optional.<NodeId>empty(), List.of()), 2);
        return outline.text.toString();
    }

    private void append(List<GraphNode> siblings, int depth) {
        for (GraphNode node : siblings) {
            append(node, depth);
        }
    }

    private void append(GraphNode node, int depth) {
        text.append("\n")
                .append("#".repeat(depth))
                .append(" ")
                .append(MarkdownText.line(node.title().text()))
                .append(marks(node.flags()))
                .append("\n\n")
                .append(place(node))
                .append("\n");
        if (!node.summary().text().isBlank()) {
            text.append("\n").append(MarkdownText.block(node.summary().text())).append("\n");
        }
        List<GraphNode> inside = inside(node);
        if (inside.isEmpty() && !node.keyPoints().isEmpty()) {
            text.append("\n");
            for (KeyPoint point : node.keyPoints()) {
                text.append("- ").append(MarkdownText.line(point.text())).append("\n");
            }
        }
        append(inside, depth + 1);
    }

    /** The next level at which the node falls apart; levels on which it is still one node have nothing to add. */
    private List<GraphNode> inside(GraphNode node) {
        List<GraphNode> inside = children.getOrDefault(Optional.of(node.id()), List.of());
        return inside.size() == 1 ? inside(inside.getFirst()) : inside;
    }

    private static String place(GraphNode node) {
        OptionalLong start = node.talk().times().startMillis();
        OptionalLong end = node.talk().times().endMillis();
        String time = start.isPresent() && end.isPresent()
                ? ", " + ClockTime.of(start.getAsLong()) + " to " + ClockTime.of(end.getAsLong())
                : "";
        return "*" + (node.span().messages() == 1 ? "1 message" : node.span().messages() + " messages") + time + "*";
    }

    private static String marks(NodeFlags flags) {
        List<String> marks = new ArrayList<>();
        add(marks, flags.bookmark(), "bookmark");
        add(marks, flags.crux(), "crux");
        add(marks, flags.progress(), "progress");
        add(marks, flags.tangent(), "tangent");
        return marks.isEmpty() ? "" : " (" + String.join(", ", marks) + ")";
    }

    private static void add(List<String> marks, boolean holds, String name) {
        if (holds) {
            marks.add(name);
        }
    }
}
