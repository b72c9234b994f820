package dev.commonplace.bootstrap.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes rankings as TREC run files: {@code query Q0 document rank score tag}. */
final class RunFile {
    private RunFile() {}

    static void write(Path file, String tag, Map<String, Ranking> rankings) throws IOException {
        List<String> lines = new ArrayList<>();
        rankings.forEach((query, ranking) -> {
            int rank = 0;
            for (Map.Entry<String, Double> document : ranking.scores().entrySet()) {
                rank++;
                lines.add(word(query) + " Q0 " + word(document.getKey()) + " " + rank + " " + document.getValue() + " "
                        + tag);
            }
        });
        Files.write(file, lines);
    }

    /** Blanks divide the columns, so that one inside an id has to look different. */
    private static String word(String id) {
        return id.replaceAll("\\s", "%20");
    }
}
