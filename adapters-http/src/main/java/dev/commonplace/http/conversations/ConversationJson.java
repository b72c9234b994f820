package dev.commonplace.http.conversations;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.commonplace.domain.conversations.Conversation;
import dev.commonplace.domain.conversations.ConversationDetails;
import dev.commonplace.domain.conversations.ConversationSource;
import dev.commonplace.domain.conversations.Goal;
import dev.commonplace.http.guard.GuardJson;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A conversation as it is shown.
 *
 * @param guard what the guard found in its details; null for most
 */
record ConversationJson(
        UUID id,
        @Nullable String externalId,
        String title,
        String kind,
        Source source,
        List<GoalJson> goals,
        String visibility,
        String ownerId,
        List<String> sharedWith,
        @Nullable String language,
        List<String> tags,
        Map<String, @Nullable Object> metadata,
        @Nullable GuardJson guard,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        int messageCount,
        long wordCount,
        int participantCount,
        int nextSequence,
        int version,
        Instant createdAt,
        Instant updatedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant deletedAt) {
    /** Where it comes from. */
    record Source(String type, Map<String, @Nullable Object> metadata) {
        static Source of(ConversationSource source) {
            return new Source(source.type(), source.metadata().values());
        }
    }

    /** What it is to bring about. */
    record GoalJson(
            String type,
            @Nullable String description,
            @Nullable String targetMetric,
            @Nullable Double targetValue,
            double weight) {
        static GoalJson of(Goal goal) {
            return new GoalJson(
                    goal.type().word(),
                    goal.description().orElse(null),
                    goal.targetMetric().orElse(null),
                    goal.targetValue().orElse(null),
                    goal.weight());
        }
    }

    static ConversationJson of(Conversation conversation) {
        ConversationDetails details = conversation.details();
        return new ConversationJson(
                conversation.id().value(),
                details.externalId().orElse(null),
                details.title(),
                details.kind().word(),
                Source.of(details.source()),
                details.goals().stream().map(GoalJson::of).toList(),
                conversation.sharing().visibility().word(),
                conversation.sharing().ownerId(),
                conversation.sharing().sharedWith().stream().sorted().toList(),
                details.language().orElse(null),
                details.tags(),
                details.metadata().values(),
                GuardJson.of(conversation.guard()),
                details.startedAt().orElse(null),
                details.endedAt().orElse(null),
                conversation.counters().messages(),
                conversation.counters().words(),
                conversation.counters().participants(),
                conversation.nextSequence(),
                conversation.version(),
                conversation.createdAt(),
                conversation.updatedAt(),
                conversation.deletedAt().orElse(null));
    }
}
