package dev.commonplace.http.annotations;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.commonplace.application.annotations.ShownAnnotation;
import dev.commonplace.domain.annotations.Anchor;
import dev.commonplace.domain.annotations.Annotation;
import dev.commonplace.domain.annotations.AnnotationKind;
import dev.commonplace.domain.topics.NodeReference;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A bookmark or a note as it is shown.
 *
 * @param label of a bookmark; notes have none
 * @param text of a note; bookmarks have none
 */
record AnnotationJson(
        UUID id,
        UUID conversationId,
        About about,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String label,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String text,
        List<String> tags,
        @JsonProperty("private") boolean isPrivate,
        String authorId,
        int version,
        Instant createdAt,
        Instant updatedAt) {
    /**
     * What it is about.
     *
     * @param nodeId of the node that it is about now, or that stands for it; null where there is none
     * @param nodeLevel null for a message
     */
    record About(
            @Nullable UUID messageId,
            boolean messageDeleted,
            @Nullable UUID nodeId,
            @Nullable Integer nodeLevel,
            int firstSequence,
            int lastSequence) {
        static About of(ShownAnnotation shown) {
            Anchor anchor = shown.annotation().anchor();
            return switch (anchor) {
                case Anchor.OnMessage onMessage ->
                    new About(
                            onMessage.messageId().value(),
                            shown.messageDeleted(),
                            null,
                            null,
                            anchor.first(),
                            anchor.last());
                case Anchor.OnNode(NodeReference node) ->
                    new About(
                            null,
                            false,
                            shown.node().map(now -> now.value()).orElse(null),
                            node.level().number(),
                            anchor.first(),
                            anchor.last());
            };
        }
    }

    static AnnotationJson of(ShownAnnotation shown) {
        Annotation annotation = shown.annotation();
        String text = annotation.details().text();
        boolean note = annotation.kind() == AnnotationKind.NOTE;
        return new AnnotationJson(
                annotation.id().value(),
                annotation.conversationId().value(),
                About.of(shown),
                note ? null : text,
                note ? text : null,
                annotation.details().tags(),
                annotation.details().isPrivate(),
                annotation.author(),
                annotation.version(),
                annotation.createdAt(),
                annotation.updatedAt());
    }
}
