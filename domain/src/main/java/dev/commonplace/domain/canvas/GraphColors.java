package dev.commonplace.domain.canvas;

import dev.commonplace.domain.topics.NodeFlags;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which colour says what: on a card what people have marked it as, on a line how two topics belong together. */
public final class GraphColors {
    private static final Map<String, CanvasColor> BY_KIND = Map.of(
            "similar", CanvasColor.YELLOW,
            "elaborates", CanvasColor.GREEN,
            "supports", CanvasColor.GREEN,
            "question_answer", CanvasColor.CYAN,
            "contrast", CanvasColor.RED,
            "contradicts", CanvasColor.RED,
            "returns_to", CanvasColor.PURPLE,
            "linked", CanvasColor.ORANGE);

    private GraphColors() {}

    /** The colour of a card; a card has one, so that of several marks the one that matters most shows: crux first. */
    public static Optional<CanvasColor> of(NodeFlags flags) {
        return marks().entrySet().stream()
                .filter(mark -> has(flags, mark.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /**
     * The marks after somebody has given a card another colour: the mark that its old colour showed is taken away, the one
     * that the new colour shows is put. Colours that show nothing change nothing.
     */
    public static NodeFlags recolored(NodeFlags flags, Optional<CanvasColor> from, Optional<CanvasColor> to) {
        NodeFlags without = from.map(color -> with(flags, color, false)).orElse(flags);
        return to.map(color -> with(without, color, true)).orElse(without);
    }

    /** The colour of a line; empty for kinds that nobody has given one, and for the plain order of topics. */
    public static Optional<CanvasColor> ofKind(String kind) {
        return Optional.ofNullable(BY_KIND.get(kind.toLowerCase(Locale.ROOT)));
    }

    private static Map<CanvasColor, Mark> marks() {
        Map<CanvasColor, Mark> marks = new LinkedHashMap<>();
        marks.put(CanvasColor.RED, Mark.CRUX);
        marks.put(CanvasColor.CYAN, Mark.BOOKMARK);
        marks.put(CanvasColor.GREEN, Mark.PROGRESS);
        marks.put(CanvasColor.YELLOW, Mark.TANGENT);
        return marks;
    }

    private enum Mark {
        CRUX,
        BOOKMARK,
        PROGRESS,
        TANGENT
    }

    private static boolean has(NodeFlags flags, Mark mark) {
        return switch (mark) {
            case CRUX -> flags.crux();
            case BOOKMARK -> flags.bookmark();
            case PROGRESS -> flags.progress();
            case TANGENT -> flags.tangent();
        };
    }

    private static NodeFlags with(NodeFlags flags, CanvasColor color, boolean value) {
        return Optional.ofNullable(marks().get(color))
                .map(mark -> switch (mark) {
                    case CRUX -> new NodeFlags(flags.bookmark(), flags.tangent(), value, flags.progress());
                    case BOOKMARK -> new NodeFlags(value, flags.tangent(), flags.crux(), flags.progress());
                    case PROGRESS -> new NodeFlags(flags.bookmark(), flags.tangent(), flags.crux(), value);
                    case TANGENT -> new NodeFlags(flags.bookmark(), value, flags.crux(), flags.progress());
                })
                .orElse(flags);
    }
}
