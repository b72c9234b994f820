package dev.commonplace.bootstrap.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.commonplace.bootstrap.client.ApiException;
import dev.commonplace.bootstrap.ingest.IngestReport.Effect;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Deletes the documents under a prefix that have no file any more. */
final class DeleteMissing {
    private static final int PAGE = 200;

    private final Run run;
    private final Consumer<String> plan;

    DeleteMissing(Run run, Consumer<String> plan) {
        this.run = run;
        this.plan = plan;
    }

    private record Missing(String id, String externalId) {}

    /** @param there every external id that a file or a line stands for */
    void delete(String prefix, Set<String> there) {
        List<Missing> missing = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = run.api().get("/v1/documents?limit=" + PAGE + cursor);
            for (JsonNode document : page.path("items")) {
                String externalId = document.path("external_id").asText("");
                if (externalId.startsWith(prefix) && !isThere(externalId, there)) {
                    missing.add(new Missing(document.path("id").asText(), externalId));
                }
            }
            String next = page.path("next_cursor").asText("");
            cursor = next.isEmpty() || next.equals("null")
                    ? ""
                    : "&cursor=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
        } while (!cursor.isEmpty());
        missing.forEach(this::delete);
    }

    /** A dry run does not look into archives: what lies below the id of a file counts as there. */
    private static boolean isThere(String externalId, Set<String> there) {
        for (int slash = externalId.lastIndexOf('/'); slash > 0; slash = externalId.lastIndexOf('/', slash - 1)) {
            if (there.contains(externalId.substring(0, slash))) {
                return true;
            }
        }
        return there.contains(externalId);
    }

    private void delete(Missing document) {
        if (run.dryRun()) {
            plan.accept("gone     " + document.externalId());
            run.report().count(Effect.DELETED, 1);
            return;
        }
        try {
            run.api().delete("/v1/documents/" + document.id());
            run.report().count(Effect.DELETED, 1);
        } catch (ApiException refused) {
            run.failed(document.externalId(), refused);
        }
    }
}
