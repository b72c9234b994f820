package dev.commonplace.http.training;

import dev.commonplace.http.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Rows as JSON, each on a line of its own. */
final class TrainingJsonLines {
    private TrainingJsonLines() {}

    static String write(List<TrainingRowJson> rows, Json json) {
        StringBuilder out = new StringBuilder();
        for (TrainingRowJson row : rows) {
            out.append(new String(json.write(row), StandardCharsets.UTF_8)).append('\n');
        }
        return out.toString();
    }
}
