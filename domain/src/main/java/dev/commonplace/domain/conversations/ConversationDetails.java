package dev.commonplace.domain.conversations;

import dev.commonplace.domain.shared.JsonObject;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Text;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What is known about a conversation beside what is said in it.
 *
 * @param externalId the owner's own name for it, which no other conversation of the owner has; 1 to 500 characters
 * @param title 1 to 500 characters
 * @param language by BCP 47
 * @param tags distinct, each 1 to 100 characters, in the order given
 */
public record ConversationDetails(
        Optional<String> externalId,
        String title,
        ConversationKind kind,
        ConversationSource source,
        List<Goal> goals,
        Optional<String> language,
        List<String> tags,
        JsonObject metadata,
        Optional<Instant> startedAt,
        Optional<Instant> endedAt) {
    public static final int EXTERNAL_ID_CHARACTERS_MAX = 500;
    public static final int TITLE_CHARACTERS_MAX = 500;
    public static final int TAGS_MAX = 100;
    public static final int TAG_CHARACTERS_MAX = 100;
    public static final int GOALS_MAX = 20;

    public ConversationDetails {
        externalId = externalId.flatMap(text -> Text.optional("/external_id", text, EXTERNAL_ID_CHARACTERS_MAX));
        Text.required("/title", title, TITLE_CHARACTERS_MAX);
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(source, "source");
        if (goals.size() > GOALS_MAX) {
            throw RefusedException.invalid("/goals", "A conversation has at most " + GOALS_MAX + " goals.");
        }
        goals = List.copyOf(goals);
        language = LanguageTag.checked("/language", language);
        tags = distinct(tags);
        Objects.requireNonNull(metadata, "metadata");
        startedAt = Moments.checked("/started_at", startedAt);
        endedAt = Moments.checked("/ended_at", endedAt);
        if (startedAt.isPresent() && endedAt.isPresent() && endedAt.get().isBefore(startedAt.get())) {
            throw RefusedException.invalid("/ended_at", "A conversation ends after it has begun.");
        }
    }

    /** A conversation of which nothing else is known. */
    public static ConversationDetails of(String title, ConversationKind kind, ConversationSource source) {
        return new ConversationDetails(
                Optional.empty(),
                title,
                kind,
                source,
                List.of(),
                Optional.empty(),
                List.of(),
                JsonObject.EMPTY,
                Optional.empty(),
                Optional.empty());
    }

    private static List<String> distinct(List<String> tags) {
        if (tags.size() > TAGS_MAX) {
            throw RefusedException.invalid("/tags", "A conversation has at most " + TAGS_MAX + " tags.");
        }
        LinkedHashSet<String> distinct = new LinkedHashSet<>();
        for (int i = 0; i < tags.size(); i++) {
            distinct.add(Text.required("/tags/" + i, tags.get(i), TAG_CHARACTERS_MAX));
        }
        return List.copyOf(distinct);
    }
}
