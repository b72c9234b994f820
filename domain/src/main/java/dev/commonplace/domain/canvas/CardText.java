package dev.commonplace.domain.canvas;

import java.util.ArrayList;
import java.util.List;

/**
 * What a card says: a heading, a summary, and points, written as Markdown that reads back as the same.
 *
 * @param title one line
 * @param summary paragraphs; may be empty
 * @param points single lines
 */
public record CardText(String title, String summary, List<String> points) {
    private static final String POINT = "- ";

    public CardText {
        title = oneLine(title);
        summary = summary.strip();
        points = points.stream()
                .map(CardText::oneLine)
                .filter(point -> !point.isEmpty())
                .toList();
    }

    /** The text of a card as {@link #read} takes it. */
    public String markdown() {
        StringBuilder text = new StringBuilder("# ").append(title);
        if (!summary.isEmpty()) {
            text.append("\n\n").append(summary);
        }
        if (!points.isEmpty()) {
            text.append("\n\n").append(POINT).append(String.join("\n" + POINT, points));
        }
        return text.toString();
    }

    /**
     * Reads a card that a person may have written: the first line is the title, with or without the sign of a heading; the
     * list at the end is the points; all between is the summary.
     */
    public static CardText read(String markdown) {
        List<String> lines = new ArrayList<>(markdown.strip().lines().toList());
        String title = lines.isEmpty() ? "" : withoutHeadingSign(lines.removeFirst());
        int pointsFrom = lines.size();
        while (pointsFrom > 0 && isPoint(lines.get(pointsFrom - 1))) {
            pointsFrom--;
        }
        List<String> points = lines.subList(pointsFrom, lines.size()).stream()
                .map(line -> line.strip().substring(POINT.length()))
                .toList();
        return new CardText(title, String.join("\n", lines.subList(0, pointsFrom)), points);
    }

    private static boolean isPoint(String line) {
        String stripped = line.strip();
        return (stripped.startsWith(POINT) || stripped.startsWith("* ")) && stripped.length() > POINT.length();
    }

    private static String withoutHeadingSign(String line) {
        int signs = 0;
        while (signs < line.length() && signs < 6 && line.charAt(signs) == '#') {
            signs++;
        }
        boolean heading = signs > 0 && signs < line.length() && line.charAt(signs) == ' ';
        return heading ? line.substring(signs) : line;
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
