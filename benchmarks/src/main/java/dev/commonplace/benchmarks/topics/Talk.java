package dev.commonplace.benchmarks.topics;

import dev.commonplace.domain.topics.Utterance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Conversations out of a file of lines: conversation, place, speaker and text, set apart by tabs. */
record Talk(String id, List<Utterance> utterances) {
    static List<Talk> read(Path file, Path cache, Path natives) throws IOException {
        List<String[]> rows = Files.readAllLines(file).stream()
                .map(line -> line.split("\t", 4))
                .toList();
        Map<String, float[]> vectors =
                VectorCache.of(rows.stream().map(row -> row[3]).toList(), cache, natives);
        Map<String, List<Utterance>> talks = new LinkedHashMap<>();
        for (String[] row : rows) {
            List<Utterance> utterances = talks.computeIfAbsent(row[0], id -> new ArrayList<>());
            utterances.add(Utterance.of(utterances.size(), row[2], row[3]).withVector(vectors.get(row[3])));
        }
        return talks.entrySet().stream()
                .map(entry -> new Talk(entry.getKey(), List.copyOf(entry.getValue())))
                .toList();
    }
}
