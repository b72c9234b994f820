package dev.commonplace.bootstrap.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.commonplace.bootstrap.client.TerminalText;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Waits until documents can be found. Those that were sent first are done first, so that each some are waited for in turn. */
final class AwaitIndexed {
    private static final long PAUSE_MILLIS_MIN = 100;
    private static final long PAUSE_MILLIS_MAX = 2_000;

    private final Run run;
    private final KnownDocuments known;
    private final long deadlineNanos;

    AwaitIndexed(Run run, Duration longest) {
        this.run = run;
        this.known = new KnownDocuments(run.api());
        this.deadlineNanos = System.nanoTime() + longest.toNanos();
    }

    /** Reports those that could not be indexed, and those that are not by the end of the time. */
    void await(List<String> externalIds) throws InterruptedException {
        for (int from = 0; from < externalIds.size(); from += KnownDocuments.ASKED_MAX) {
            List<String> some =
                    externalIds.subList(from, Math.min(externalIds.size(), from + KnownDocuments.ASKED_MAX));
            long pauseMillis = PAUSE_MILLIS_MIN;
            Map<String, JsonNode> indexing = known.of(some, "&status=indexing");
            while (!indexing.isEmpty()) {
                if (System.nanoTime() - deadlineNanos > 0) {
                    indexing.keySet().forEach(id -> run.report().failed(id, "It is not indexed yet."));
                    return;
                }
                Thread.sleep(pauseMillis);
                pauseMillis = Math.min(2 * pauseMillis, PAUSE_MILLIS_MAX);
                indexing = known.of(some, "&status=indexing");
            }
            known.of(some, "&status=failed")
                    .forEach((id, document) -> run.report()
                            .failed(
                                    id,
                                    "It cannot be indexed: "
                                            + TerminalText.oneLine(
                                                    document.path("failure").asText())));
            run.progress().advance(some.size());
        }
    }
}
