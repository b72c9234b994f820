package dev.commonplace.http.conversations;

import dev.commonplace.application.conversations.ChangeConversation;
import dev.commonplace.application.conversations.CreateConversation;
import dev.commonplace.domain.conversations.ConversationDetails;
import dev.commonplace.domain.conversations.ConversationKind;
import dev.commonplace.domain.conversations.ConversationSource;
import dev.commonplace.domain.conversations.Goal;
import dev.commonplace.domain.conversations.GoalType;
import dev.commonplace.domain.conversations.Sharing;
import dev.commonplace.domain.conversations.Visibility;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.http.json.JsonFields;
import dev.commonplace.http.json.ObjectList;
import dev.commonplace.http.json.Uuids;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads what callers say about a conversation. In a change, a field that is absent stays as it is and a null empties it. */
final class ConversationFields {
    private static final ConversationDetails PLAIN =
            ConversationDetails.of("Untitled", ConversationKind.CHAT, ConversationSource.API);

    private static final Sharing NOBODY = Sharing.ownedBy("nobody");

    private ConversationFields() {}

    static CreateConversation.Command creation(JsonFields fields) {
        fields.requiredText("title");
        Sharing sharing = changed(NOBODY, fields);
        return new CreateConversation.Command(changed(PLAIN, fields), sharing.visibility(), sharing.sharedWith());
    }

    static ChangeConversation.Change change(JsonFields fields, Optional<Integer> expectedVersion) {
        // Read once before the transaction, so that wrong types are refused without one.
        changed(PLAIN, fields);
        changed(NOBODY, fields);
        return new ChangeConversation.Change(
                before -> changed(before, fields), before -> changed(before, fields), expectedVersion);
    }

    private static ConversationDetails changed(ConversationDetails before, JsonFields fields) {
        return new ConversationDetails(
                changed(fields, "external_id", before.externalId(), fields::text),
                fields.has("title") ? fields.requiredText("title") : before.title(),
                fields.has("kind") ? ConversationKind.parse("/kind", fields.requiredText("kind")) : before.kind(),
                source(fields, before.source()),
                fields.has("goals") ? goals(fields) : before.goals(),
                changed(fields, "language", before.language(), fields::text),
                fields.has("tags") ? fields.texts("tags") : before.tags(),
                fields.has("metadata") ? fields.object("metadata") : before.metadata(),
                changed(fields, "started_at", before.startedAt(), fields::time),
                changed(fields, "ended_at", before.endedAt(), fields::time));
    }

    private static Sharing changed(Sharing before, JsonFields fields) {
        Visibility visibility = fields.has("visibility")
                ? Visibility.parse("/visibility", fields.requiredText("visibility"))
                : before.visibility();
        Set<String> sharedWith =
                fields.has("shared_with") ? sharedWith(fields.texts("shared_with")) : before.sharedWith();
        return new Sharing(visibility, before.ownerId(), sharedWith);
    }

    /** Counted before those that stand twice become one. */
    private static Set<String> sharedWith(List<String> actorIds) {
        if (actorIds.size() > Sharing.SHARED_WITH_MAX) {
            throw RefusedException.invalid(
                    "/shared_with", "A conversation is shared with at most " + Sharing.SHARED_WITH_MAX + " others.");
        }
        return Uuids.words("/shared_with", actorIds);
    }

    private static ConversationSource source(JsonFields fields, ConversationSource before) {
        if (!fields.has("source")) {
            return before;
        }
        Optional<JsonFields> found = fields.fields("source");
        if (found.isEmpty()) {
            return ConversationSource.API;
        }
        JsonFields source = found.get();
        ConversationSource after = new ConversationSource(source.requiredText("type"), source.object("metadata"));
        source.refuseOthers();
        return after;
    }

    private static List<Goal> goals(JsonFields fields) {
        return ObjectList.read(
                fields,
                "goals",
                ConversationDetails.GOALS_MAX,
                goal -> new Goal(
                        GoalType.parse("/type", goal.requiredText("type")),
                        goal.text("description"),
                        goal.text("target_metric"),
                        goal.number("target_value").map(BigDecimal::doubleValue),
                        goal.number("weight").map(BigDecimal::doubleValue).orElse(Goal.WEIGHT_DEFAULT)));
    }

    private static <T> Optional<T> changed(
            JsonFields fields, String name, Optional<T> before, Function<String, Optional<T>> reading) {
        return fields.has(name) ? reading.apply(name) : before;
    }
}
