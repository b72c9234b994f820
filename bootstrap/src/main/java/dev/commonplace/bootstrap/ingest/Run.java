package dev.commonplace.bootstrap.ingest;

import dev.commonplace.bootstrap.client.Api;
import dev.commonplace.bootstrap.client.ApiException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What everything in one run shares.
 *
 * @param dryRun whether nothing is sent
 * @param lost set once the service no longer answers, however often it is asked: nothing more is tried then
 */
record Run(
        Api api,
        Senders senders,
        Details details,
        boolean dryRun,
        IngestReport report,
        IngestProgress progress,
        AtomicBoolean lost) {

    static final String LOST = "Not sent: the service no longer answers.";

    /** Notes why a document did not go in, and whether it makes sense to go on. */
    void failed(String name, ApiException refused) {
        if (refused.isSilence()) {
            lost.set(true);
        }
        report.failed(name, String.valueOf(refused.getMessage()));
    }
}
