package dev.commonplace.http.search;

import com.fasterxml.jackson.databind.JsonNode;
import dev.commonplace.application.search.SearchMessages.Command;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.conversations.ConversationKind;
import dev.commonplace.domain.search.MessageScope;
import dev.commonplace.domain.shared.JsonObject;
import dev.commonplace.http.json.JsonFields;
import dev.commonplace.http.json.Pointers;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a search in messages. */
final class MessageSearchFields {
    private MessageSearchFields() {}

    static Command command(JsonFields fields) {
        return new Command(
                SearchFields.question(fields),
                SearchFields.ranking(fields),
                SearchFields.number(fields, "neighbour_share"),
                SearchFields.shape(fields),
                fields.integer("context").orElse(Command.CONTEXT_DEFAULT),
                filter(fields),
                noted(fields));
    }

    private static MessageScope.Filter filter(JsonFields fields) {
        Optional<JsonNode> node = fields.any("filter");
        if (node.isEmpty()) {
            return MessageScope.Filter.ALL;
        }
        return Pointers.under(fields.pointer("filter"), () -> {
            JsonFields filter = JsonFields.of(node.get(), "");
            MessageScope.Filter read = new MessageScope.Filter(
                    filter.id("conversation_id").map(ConversationId::new),
                    filter.text("speaker"),
                    filter.time("from"),
                    filter.time("to"),
                    oneOrMore(filter, "source"),
                    oneOrMore(filter, "kind").stream()
                            .map(word -> ConversationKind.parse(filter.pointer("kind"), word))
                            .collect(Collectors.toSet()));
            filter.refuseOthers();
            return read;
        });
    }

    private static Set<String> oneOrMore(JsonFields fields, String name) {
        return fields.any(name)
                .map(node -> node.isArray()
                        ? JsonFields.textsOf(node, fields.pointer(name))
                        : List.of(JsonFields.textOf(node, fields.pointer(name))))
                .map(LinkedHashSet::new)
                .orElseGet(LinkedHashSet::new);
    }

    /** The log has no field for the scope: it is noted with the filter. */
    private static JsonObject noted(JsonFields fields) {
        Map<String, @Nullable Object> noted = new LinkedHashMap<>();
        noted.put("scope", SearchRequest.Scope.MESSAGES.word());
        noted.putAll(fields.object("filter").values());
        return JsonObject.of(noted);
    }
}
