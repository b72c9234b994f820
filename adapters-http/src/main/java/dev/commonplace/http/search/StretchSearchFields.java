package dev.commonplace.http.search;

import com.fasterxml.jackson.databind.JsonNode;
import dev.commonplace.application.search.Passage;
import dev.commonplace.application.search.SearchConversations;
import dev.commonplace.application.search.SearchNodes;
import dev.commonplace.domain.search.MessageScope;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.topics.NodeFlags;
import dev.commonplace.domain.topics.ZoomLevel;
import dev.commonplace.http.json.JsonFields;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads a search for nodes or for conversations. */
final class StretchSearchFields {
    private static final List<String> FLAGS = List.of("bookmark", "tangent", "crux", "progress");

    private StretchSearchFields() {}

    private record NodeFilter(MessageScope.Filter messages, Set<ZoomLevel> levels, NodeFlags flags) {}

    static SearchNodes.Command nodes(JsonFields fields) {
        NodeFilter filter =
                TalkFields.filter(fields, read -> new NodeFilter(TalkFields.messages(read), levels(read), flags(read)));
        return new SearchNodes.Command(
                TalkFields.talk(fields, SearchRequest.Scope.NODES, filter.messages()),
                filter.levels(),
                filter.flags(),
                passages(fields));
    }

    static SearchConversations.Command conversations(JsonFields fields) {
        return new SearchConversations.Command(
                TalkFields.talk(
                        fields, SearchRequest.Scope.CONVERSATIONS, TalkFields.filter(fields, TalkFields::messages)),
                passages(fields));
    }

    private static int passages(JsonFields fields) {
        return fields.integer("passages").orElse(Passage.EACH_DEFAULT);
    }

    private static Set<ZoomLevel> levels(JsonFields filter) {
        Set<ZoomLevel> levels = new LinkedHashSet<>();
        String pointer = filter.pointer("level");
        filter.any("level").ifPresent(node -> {
            if (node.isArray()) {
                node.forEach(level -> levels.add(level(level, pointer)));
            } else {
                levels.add(level(node, pointer));
            }
        });
        return levels;
    }

    private static ZoomLevel level(JsonNode node, String pointer) {
        int number = node.isIntegralNumber() ? node.intValue() : 0;
        if (number < ZoomLevel.COARSEST.number() || number > ZoomLevel.FINEST.number()) {
            throw RefusedException.invalid(
                    pointer, "A level is a number from 1, the coarsest, to 5; messages are a scope of their own.");
        }
        return new ZoomLevel(number);
    }

    private static NodeFlags flags(JsonFields filter) {
        Set<String> words = TalkFields.oneOrMore(filter, "flags");
        words.stream().filter(word -> !FLAGS.contains(word)).findFirst().ifPresent(unknown -> {
            throw RefusedException.invalid(
                    filter.pointer("flags"), "A flag is one of bookmark, tangent, crux and progress.");
        });
        return new NodeFlags(
                words.contains("bookmark"),
                words.contains("tangent"),
                words.contains("crux"),
                words.contains("progress"));
    }
}
