package dev.commonplace.http.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.commonplace.application.search.TalkSearch;
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
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what searches in conversations have in common. */
final class TalkFields {
    private TalkFields() {}

    static TalkSearch talk(JsonFields fields, SearchRequest.Scope scope, MessageScope.Filter filter) {
        return new TalkSearch(
                SearchFields.question(fields),
                SearchFields.ranking(fields),
                SearchFields.shape(fields),
                filter,
                noted(fields, scope));
    }

    /** @param read what it makes of a filter without fields is what holds where there is none */
    static <F> F filter(JsonFields fields, Function<JsonFields, F> read) {
        JsonNode node = fields.any("filter").orElseGet(JsonNodeFactory.instance::objectNode);
        return Pointers.under(fields.pointer("filter"), () -> {
            JsonFields filter = JsonFields.of(node, "");
            F found = read.apply(filter);
            filter.refuseOthers();
            return found;
        });
    }

    static MessageScope.Filter messages(JsonFields filter) {
        return new MessageScope.Filter(
                filter.id("conversation_id").map(ConversationId::new),
                filter.text("speaker"),
                filter.time("from"),
                filter.time("to"),
                oneOrMore(filter, "source"),
                oneOrMore(filter, "kind").stream()
                        .map(word -> ConversationKind.parse(filter.pointer("kind"), word))
                        .collect(Collectors.toSet()));
    }

    static Set<String> oneOrMore(JsonFields fields, String name) {
        return fields.any(name)
                .map(node -> node.isArray()
                        ? JsonFields.textsOf(node, fields.pointer(name))
                        : List.of(JsonFields.textOf(node, fields.pointer(name))))
                .map(LinkedHashSet::new)
                .orElseGet(LinkedHashSet::new);
    }

    /** The log has no field for the scope: it is noted with the filter. */
    private static JsonObject noted(JsonFields fields, SearchRequest.Scope scope) {
        Map<String, @Nullable Object> noted = new LinkedHashMap<>();
        noted.put("scope", scope.word());
        noted.putAll(fields.object("filter").values());
        return JsonObject.of(noted);
    }
}
