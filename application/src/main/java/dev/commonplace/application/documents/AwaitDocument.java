package dev.commonplace.application.documents;

import dev.commonplace.application.shared.Caller;
import dev.commonplace.domain.documents.Document;
import dev.commonplace.domain.documents.DocumentId;
import dev.commonplace.domain.documents.DocumentStatus;
import dev.commonplace.domain.shared.RefusedException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Waits until a document is ready or has failed. The waiting thread is the caller's. */
public final class AwaitDocument {
    /** The longest that anybody may wait. */
    public static final Duration WAIT_MAX = Duration.ofSeconds(60);

    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private final ReadDocuments readDocuments;
    private final InstantSource clock;

    public AwaitDocument(ReadDocuments readDocuments, InstantSource clock) {
        this.readDocuments = readDocuments;
        this.clock = clock;
    }

    /**
     * @param wait for how long at most; more than {@link #WAIT_MAX} counts as that
     * @return the document as it is in the end, still indexing when the time was up
     * @throws RefusedException {@code NOT_FOUND}, also when it is deleted meanwhile
     */
    public Document await(Caller caller, DocumentId id, Duration wait) throws InterruptedException {
        Instant end = clock.instant().plus(wait.compareTo(WAIT_MAX) > 0 ? WAIT_MAX : wait);
        while (true) {
            Document document =
                    readDocuments.find(caller, id).orElseThrow(() -> RefusedException.notFound("The document"));
            if (document.status() != DocumentStatus.INDEXING || !clock.instant().isBefore(end)) {
                return document;
            }
            Thread.sleep(LOOK_EVERY);
        }
    }
}
