package dev.commonplace.bootstrap.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import picocli.CommandLine.Help.Ansi.IStyle;
import picocli.CommandLine.Help.Ansi.Style;

/** Hits as a person reads them. */
final class ShownHits {
    private static final int CHARACTERS_SHOWN = 300;
    private static final String INDENT = "   ";

    private final boolean styled;

    /** @param styled whether there is a terminal that knows bold and faint */
    ShownHits(boolean styled) {
        this.styled = styled;
    }

    void print(JsonNode found, PrintWriter out) {
        String degraded = found.path("degraded").asText("");
        if (!degraded.isEmpty()) {
            out.println(TerminalText.oneLine(degraded));
        }
        int rank = 0;
        for (JsonNode hit : found.path("hits")) {
            rank++;
            print(rank, hit, found.has("explanation"), out);
        }
        if (rank == 0) {
            out.println("Nothing was found.");
        }
        String suggestion = found.path("did_you_mean").asText("");
        if (!suggestion.isEmpty() && !suggestion.equals("null")) {
            out.println("Did you mean: " + TerminalText.oneLine(suggestion));
        }
        JsonNode explanation = found.path("explanation");
        if (explanation.has("formula")) {
            out.println(styled(
                    Style.faint,
                    TerminalText.oneLine(explanation.path("formula").asText())));
        }
    }

    private void print(int rank, JsonNode hit, boolean explained, PrintWriter out) {
        JsonNode document = hit.path("document");
        out.printf(
                Locale.ROOT,
                "%d. %s%s%n",
                rank,
                styled(Style.bold, title(document)),
                styled(
                        Style.faint,
                        String.format(Locale.ROOT, "  %.3f", hit.path("score").asDouble())));
        String place = place(hit);
        if (!place.isEmpty()) {
            out.println(INDENT + styled(Style.faint, place));
        }
        excerpt(hit).lines().forEach(line -> out.println(INDENT + line));
        if (explained) {
            ShownExplanation.lines(hit).forEach(line -> out.println(INDENT + styled(Style.faint, line)));
        }
        out.println();
    }

    private static String title(JsonNode document) {
        for (String field : List.of("title", "external_id", "source", "id")) {
            if (document.hasNonNull(field) && !document.path(field).asText().isBlank()) {
                return TerminalText.oneLine(document.path(field).asText());
            }
        }
        return "";
    }

    /** Where it stands: the file, the headings above it, the page. */
    private static String place(JsonNode hit) {
        StringJoiner place = new StringJoiner(" > ");
        JsonNode document = hit.path("document");
        if (document.hasNonNull("title") && document.hasNonNull("external_id")) {
            place.add(TerminalText.oneLine(document.path("external_id").asText()));
        }
        hit.path("heading_path").forEach(heading -> place.add(TerminalText.oneLine(heading.asText())));
        if (hit.hasNonNull("page")) {
            place.add("page " + hit.path("page").asInt());
        }
        return place.toString();
    }

    private String excerpt(JsonNode hit) {
        JsonNode snippet = hit.path("snippet");
        if (snippet.hasNonNull("text")) {
            return marked(snippet.path("text").asText(), ranges(snippet.path("highlights")));
        }
        String text = TerminalText.oneLine(hit.path("text").asText());
        return text.codePointCount(0, text.length()) <= CHARACTERS_SHOWN
                ? text
                : text.substring(0, text.offsetByCodePoints(0, CHARACTERS_SHOWN)) + " ...";
    }

    private record Range(int start, int end) {}

    private static List<Range> ranges(JsonNode nodes) {
        List<Range> ranges = new ArrayList<>();
        nodes.forEach(node -> ranges.add(
                new Range(node.path("start").asInt(), node.path("end").asInt())));
        return ranges;
    }

    /** Offsets count code points, and the marks of a terminal are put in only after its own were taken out. */
    private String marked(String text, List<Range> ranges) {
        int[] points = text.codePoints().toArray();
        StringBuilder marked = new StringBuilder();
        int at = 0;
        for (Range range : ranges) {
            if (range.start() >= at && range.end() <= points.length) {
                marked.append(plain(points, at, range.start()));
                marked.append(styled(Style.bold, plain(points, range.start(), range.end())));
                at = range.end();
            }
        }
        return marked.append(plain(points, at, points.length)).toString();
    }

    private static String plain(int[] points, int from, int to) {
        return TerminalText.harmless(new String(points, from, to - from)).replace('\n', ' ');
    }

    private String styled(IStyle style, String text) {
        return styled ? style.on() + text + style.off() : text;
    }
}
