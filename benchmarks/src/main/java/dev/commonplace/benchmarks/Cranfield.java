package dev.commonplace.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The Cranfield collection: 1,400 abstracts on aerodynamics in SMART format, and the questions of its dev half. */
final class Cranfield {
    private static final Pattern ENTRY = Pattern.compile("(?m)^\\.I ");
    private static final Pattern TEXT = Pattern.compile("(?m)^\\.W\\s*$");
    private static final Pattern FIELD = Pattern.compile("(?m)^\\.[TAB]\\s*$");

    private final Path directory;

    /** @param directory holds cran.all.1400 and queries-dev.tsv */
    Cranfield(Path directory) {
        this.directory = directory;
    }

    /** An abstract; its text begins with the title. */
    record Abstract(String id, String title, String author, String source, String text) {}

    /** All abstracts but the two whose text is empty. */
    List<Abstract> abstracts() throws IOException {
        String all = Files.readString(directory.resolve("cran.all.1400"), StandardCharsets.ISO_8859_1);
        List<Abstract> abstracts = new ArrayList<>();
        for (String entry : ENTRY.split(all, -1)) {
            String[] headAndText = TEXT.split(entry, 2);
            if (headAndText.length < 2 || headAndText[1].isBlank()) {
                continue;
            }
            String[] head = FIELD.split(headAndText[0], -1);
            abstracts.add(
                    new Abstract(head[0].strip(), flat(head[1]), flat(head[2]), flat(head[3]), headAndText[1].strip()));
        }
        return abstracts;
    }

    /** The questions, by id. */
    Map<String, String> questions() throws IOException {
        Map<String, String> questions = new LinkedHashMap<>();
        for (String line : Files.readAllLines(directory.resolve("queries-dev.tsv"))) {
            String[] fields = line.split("\t", 2);
            questions.put(fields[0], flat(fields[1]));
        }
        return questions;
    }

    /** One JSON object a line, as the bulk endpoint wants them. */
    static String toNdjson(List<Abstract> abstracts) {
        ObjectMapper json = new ObjectMapper();
        StringBuilder lines = new StringBuilder();
        for (Abstract entry : abstracts) {
            ObjectNode node = json.createObjectNode();
            node.put("external_id", entry.id());
            node.put("title", entry.title());
            node.put("content", entry.text());
            node.put("source", "cranfield");
            node.putObject("metadata").put("author", entry.author()).put("published_in", entry.source());
            lines.append(node).append('\n');
        }
        return lines.toString();
    }

    private static String flat(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
