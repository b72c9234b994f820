package dev.commonplace.http.training;

import dev.commonplace.application.training.HandOutEdits;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.corrections.EditKind;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.http.json.JsonFields;
import dev.commonplace.http.requests.QueryParameters;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads which edits are wanted. */
final class TrainingQuery {
    private TrainingQuery() {}

    static HandOutEdits.Wanted wanted(QueryParameters query, Optional<ConversationId> conversation) {
        return new HandOutEdits.Wanted(
                conversation,
                kinds(
                        "/kinds",
                        query.text("kinds")
                                .map(words -> List.of(words.split(",", -1)))
                                .orElse(List.of())),
                query.time("from"),
                query.time("to"),
                query.isOn("unexported_only"),
                query.flag("pseudonyms").orElse(true));
    }

    /** Of a set: what is in one already is left out, unless the caller says otherwise. */
    static HandOutEdits.Wanted wanted(JsonFields fields) {
        return new HandOutEdits.Wanted(
                fields.id("conversation_id").map(ConversationId::new),
                kinds(fields.pointer("kinds"), fields.texts("kinds")),
                fields.time("from"),
                fields.time("to"),
                fields.flag("unexported_only").orElse(true),
                fields.flag("pseudonyms").orElse(true));
    }

    private static Set<EditKind> kinds(String pointer, List<String> words) {
        Set<EditKind> kinds = EnumSet.noneOf(EditKind.class);
        for (String word : words) {
            kinds.add(Arrays.stream(EditKind.values())
                    .filter(kind -> kind.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> RefusedException.invalid(
                            pointer, "A kind is correction, addition, deletion, merge, split or move.")));
        }
        return kinds;
    }
}
