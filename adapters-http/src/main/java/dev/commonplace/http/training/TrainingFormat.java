package dev.commonplace.http.training;

import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.http.json.Json;
import java.util.List;
import java.util.Locale;

/** What kind of file rows are written as. */
enum TrainingFormat {
    JSONL("application/x-ndjson", "jsonl"),
    CSV("text/csv; charset=utf-8", "csv"),
    MARKDOWN("text/markdown; charset=utf-8", "md");

    private final String mediaType;
    private final String ending;

    TrainingFormat(String mediaType, String ending) {
        this.mediaType = mediaType;
        this.ending = ending;
    }

    static TrainingFormat parse(String name) {
        for (TrainingFormat format : values()) {
            if (format.name().toLowerCase(Locale.ROOT).equals(name)) {
                return format;
            }
        }
        throw RefusedException.invalid("/format", "A format is jsonl, csv or markdown.");
    }

    String mediaType() {
        return mediaType;
    }

    String ending() {
        return ending;
    }

    String write(List<TrainingRowJson> rows, Json json) {
        return switch (this) {
            case JSONL -> TrainingJsonLines.write(rows, json);
            case CSV -> TrainingCsv.write(rows);
            case MARKDOWN -> TrainingMarkdown.write(rows);
        };
    }
}
