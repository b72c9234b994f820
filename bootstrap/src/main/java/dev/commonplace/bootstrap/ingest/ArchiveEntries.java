package dev.commonplace.bootstrap.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.commonplace.bootstrap.client.ProblemWords;
import dev.commonplace.bootstrap.ingest.IngestReport.Effect;
import java.util.ArrayList;
import java.util.List;

/** What became of the files of an archive, each of which is a document of its own. */
final class ArchiveEntries {
    private final JsonNode answer;

    private ArchiveEntries(JsonNode answer) {
        this.answer = answer;
    }

    static boolean areIn(JsonNode answer) {
        return answer.path("entries").isArray();
    }

    static ArchiveEntries of(JsonNode answer) {
        return new ArchiveEntries(answer);
    }

    /** Counts each, and lists those that did not go in. */
    void report(String archive, IngestReport report) {
        report.count(Effect.CREATED, answer.path("created").asLong());
        report.count(Effect.REPLACED, answer.path("replaced").asLong());
        report.count(Effect.UNCHANGED, answer.path("unchanged").asLong());
        for (JsonNode entry : answer.path("entries")) {
            JsonNode error = entry.path("error");
            String name = archive + "/" + entry.path("path").asText();
            if (error.path("code").asText().equals(SendFiles.UNREADABLE_FORMAT)) {
                report.skipped(name, ProblemWords.of(error));
            } else if (error.isObject()) {
                report.failed(name, ProblemWords.of(error));
            }
        }
    }

    List<String> externalIds() {
        List<String> ids = new ArrayList<>();
        for (JsonNode entry : answer.path("entries")) {
            if (entry.path("document").hasNonNull("external_id")) {
                ids.add(entry.path("document").path("external_id").asText());
            }
        }
        return ids;
    }
}
