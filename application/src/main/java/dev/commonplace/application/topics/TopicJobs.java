package dev.commonplace.application.topics;

import dev.commonplace.application.operations.JobFailedException;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.operations.Job;
import dev.commonplace.domain.operations.JobId;
import dev.commonplace.domain.operations.JobKind;
import dev.commonplace.domain.operations.NewJob;
import dev.commonplace.domain.shared.JsonObject;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Jobs that are about one conversation's graph. */
final class TopicJobs {
    private static final String CONVERSATION_ID = "conversation_id";
    private static final String FULL = "full";

    private TopicJobs() {}

    /** While one is pending, no second one of the same kind and extent is made. */
    static NewJob of(
            JobKind kind, JobId id, ConversationId conversationId, boolean full, int priority, Optional<Instant> at) {
        return new NewJob(
                id,
                kind,
                priority,
                JsonObject.of(
                        full
                                ? Map.of(CONVERSATION_ID, conversationId.toString(), FULL, true)
                                : Map.of(CONVERSATION_ID, conversationId.toString())),
                at,
                NewJob.ATTEMPTS_DEFAULT,
                Optional.of(full ? conversationId + ":" + FULL : conversationId.toString()));
    }

    static ConversationId conversationOf(Job job) {
        try {
            return new ConversationId(
                    UUID.fromString(String.valueOf(job.payload().get(CONVERSATION_ID))));
        } catch (IllegalArgumentException foreign) {
            throw new JobFailedException("The job names no conversation.", foreign);
        }
    }

    static boolean isFull(Job job) {
        return Boolean.TRUE.equals(job.payload().get(FULL));
    }
}
