package dev.commonplace.bootstrap.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads queries and judgements. Queries are lines of id, text and, where it searches only a part, a filter as JSON, divided
 * by tabs. Judgements are TREC's four columns (query, 0, document, relevance), or three divided by tabs (query, document,
 * relevance). A relevance above 0 is relevant.
 *
 * @param queries those that have a relevant document
 * @param withoutJudgement ids of queries that have none
 * @param withoutQuery ids that are judged, but have no query; each counts as one that finds nothing
 */
record JudgedQueries(List<JudgedQuery> queries, Set<String> withoutJudgement, Set<String> withoutQuery) {

    /** @throws IllegalArgumentException naming the file and the line that cannot be read */
    static JudgedQueries read(Path queries, Path judgements) throws IOException {
        Map<String, Set<String>> relevant = judgements(judgements);
        List<JudgedQuery> judged = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Set<String> unjudged = new TreeSet<>();
        ObjectMapper json = new ObjectMapper();
        int number = 0;
        for (String line : Files.readAllLines(queries)) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            String[] fields = line.split("\t", 3);
            if (fields.length < 2 || fields[1].isBlank()) {
                throw wrong(queries, number, "a query is its id, a tab and its text");
            }
            if (!seen.add(fields[0])) {
                throw wrong(queries, number, "the query " + fields[0] + " is there twice");
            }
            Set<String> right = relevant.get(fields[0]);
            if (right == null) {
                unjudged.add(fields[0]);
                continue;
            }
            Optional<JsonNode> filter = fields.length < 3 || fields[2].isBlank()
                    ? Optional.empty()
                    : filter(json, fields[2], queries, number);
            judged.add(new JudgedQuery(fields[0], fields[1], filter, right));
        }
        Set<String> missing = new TreeSet<>(relevant.keySet());
        missing.removeAll(seen);
        return new JudgedQueries(List.copyOf(judged), unjudged, missing);
    }

    private static Map<String, Set<String>> judgements(Path file) throws IOException {
        Map<String, Set<String>> relevant = new LinkedHashMap<>();
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            // External ids may have blanks in them, which the form with tabs can say.
            String[] byTab = line.split("\t");
            String[] fields = byTab.length == 3 || byTab.length == 4
                    ? byTab
                    : line.strip().split("\\s+");
            if (fields.length != 3 && fields.length != 4) {
                throw wrong(file, number, "a judgement has four columns, or three divided by tabs");
            }
            String document = fields[fields.length - 2];
            if (grade(fields[fields.length - 1], file, number) > 0) {
                relevant.computeIfAbsent(fields[0], id -> new HashSet<>()).add(document);
            }
        }
        return relevant;
    }

    private static double grade(String text, Path file, int line) {
        try {
            return Double.parseDouble(text.strip());
        } catch (NumberFormatException wrong) {
            throw wrong(file, line, "the last column is a number");
        }
    }

    private static Optional<JsonNode> filter(ObjectMapper json, String text, Path file, int line) {
        try {
            return Optional.of(json.readTree(text));
        } catch (JsonProcessingException malformed) {
            throw wrong(file, line, "the third column is a filter as JSON");
        }
    }

    private static IllegalArgumentException wrong(Path file, int line, String what) {
        return new IllegalArgumentException(file + ", line " + line + ": " + what + ".");
    }
}
