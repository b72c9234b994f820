package dev.commonplace.http.annotations;

import dev.commonplace.application.annotations.KeepAnnotation;
import dev.commonplace.domain.annotations.AnnotationDetails;
import dev.commonplace.domain.annotations.AnnotationKind;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.conversations.MessageId;
import dev.commonplace.domain.topics.NodeId;
import dev.commonplace.http.json.JsonFields;
import java.util.List;
import java.util.function.UnaryOperator;

/** Reads what callers say in a bookmark or a note. In a change, a field that is absent stays as it is and a null empties it. */
final class AnnotationFields {
    private static final AnnotationDetails EMPTY = new AnnotationDetails("", List.of(), false);

    private AnnotationFields() {}

    static KeepAnnotation.Command creation(AnnotationKind kind, ConversationId id, JsonFields fields) {
        return new KeepAnnotation.Command(
                kind,
                id,
                fields.id("message_id").map(MessageId::new),
                fields.id("node_id").map(NodeId::new),
                changed(kind, EMPTY, fields));
    }

    static UnaryOperator<AnnotationDetails> change(AnnotationKind kind, JsonFields fields) {
        // Read once before the transaction, so that wrong types are refused without one.
        changed(kind, EMPTY, fields);
        return before -> changed(kind, before, fields);
    }

    private static AnnotationDetails changed(AnnotationKind kind, AnnotationDetails before, JsonFields fields) {
        String field = kind.field().substring(1);
        return new AnnotationDetails(
                fields.has(field) ? fields.text(field).orElse("") : before.text(),
                fields.has("tags") ? fields.texts("tags") : before.tags(),
                fields.has("private") ? fields.flag("private").orElse(false) : before.isPrivate());
    }
}
