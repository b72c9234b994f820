package dev.commonplace.application.claims;

import dev.commonplace.domain.shared.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;

/** What came of the readings of one job. */
final class ExtractionFigures {
    private final Map<String, Integer> dropped = new LinkedHashMap<>();
    private int messages;
    private int kept;

    void add(KeepFound.Outcome outcome, int read) {
        messages += read;
        kept += outcome.kept();
        outcome.droppedFor().forEach((reason, count) -> dropped.merge(reason.word(), count, Integer::sum));
    }

    /** @param more whether another job goes on */
    JsonObject asJson(String model, boolean more) {
        return JsonObject.of(
                Map.of("model", model, "messages", messages, "claims", kept, "dropped", dropped, "more", more));
    }
}
