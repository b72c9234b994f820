package dev.commonplace.http.conversations;

import dev.commonplace.domain.conversations.ConversationFilter;
import dev.commonplace.domain.conversations.ConversationKind;
import dev.commonplace.domain.conversations.MessageRange;
import dev.commonplace.domain.conversations.ParticipantId;
import dev.commonplace.domain.conversations.Visibility;
import dev.commonplace.http.json.Cursors;
import dev.commonplace.http.requests.QueryParameters;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Reads filters out of the parameters of an address. */
final class ConversationQuery {
    private ConversationQuery() {}

    static ConversationFilter filter(QueryParameters query) {
        return new ConversationFilter(
                query.text("query"),
                query.texts("kind").stream()
                        .map(word -> ConversationKind.parse("/kind", word))
                        .collect(Collectors.toSet()),
                new HashSet<>(query.texts("source")),
                query.text("participant"),
                new HashSet<>(query.texts("tag")),
                query.texts("visibility").stream()
                        .map(word -> Visibility.parse("/visibility", word))
                        .collect(Collectors.toSet()),
                query.time("from"),
                query.time("to"),
                query.flag("deleted").orElse(false));
    }

    /** The cursor goes on where the page before ended. */
    static MessageRange range(QueryParameters query) {
        int from = query.integer("from_sequence").orElse(0);
        int cursor =
                query.text("cursor").map(text -> Cursors.place("/cursor", text)).orElse(0);
        return new MessageRange(
                from < 0 ? from : Math.max(from, cursor),
                query.integer("to_sequence").map(OptionalInt::of).orElse(OptionalInt.empty()),
                query.id("participant_id").map(ParticipantId::new),
                query.integer("limit").orElse(MessageRange.LIMIT_DEFAULT));
    }
}
