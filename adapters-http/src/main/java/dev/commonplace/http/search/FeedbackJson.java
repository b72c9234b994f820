package dev.commonplace.http.search;

import dev.commonplace.application.search.GiveFeedback;
import dev.commonplace.domain.search.SearchFeedback;
import java.time.Instant;
import java.util.UUID;

/** Feedback as it was taken down. */
record FeedbackJson(
        UUID searchId, UUID chunkId, UUID documentId, int rank, String kind, Instant occurredAt, boolean isNew) {
    static FeedbackJson of(GiveFeedback.Outcome outcome) {
        SearchFeedback feedback = outcome.feedback();
        return new FeedbackJson(
                feedback.searchId(),
                feedback.found().chunkId().value(),
                feedback.found().documentId().value(),
                feedback.rank(),
                feedback.kind().word(),
                feedback.occurredAt(),
                outcome.isNew());
    }
}
