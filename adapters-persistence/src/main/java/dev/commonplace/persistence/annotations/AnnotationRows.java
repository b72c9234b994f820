package dev.commonplace.persistence.annotations;

import dev.commonplace.domain.annotations.Anchor;
import dev.commonplace.domain.annotations.Annotation;
import dev.commonplace.domain.annotations.AnnotationDetails;
import dev.commonplace.domain.annotations.AnnotationId;
import dev.commonplace.domain.annotations.AnnotationKind;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.conversations.MessageId;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.domain.topics.NodeId;
import dev.commonplace.domain.topics.NodeReference;
import dev.commonplace.domain.topics.ZoomLevel;
import dev.commonplace.persistence.jooq.tables.records.AnnotationsRecord;
import java.util.List;

/** Bookmarks and notes as rows. */
final class AnnotationRows {
    private AnnotationRows() {}

    static Annotation annotation(AnnotationsRecord row) {
        Anchor anchor = row.getMessageId() == null
                ? new Anchor.OnNode(new NodeReference(
                        new NodeId(row.getNodeId()),
                        new ZoomLevel(row.getNodeLevel()),
                        row.getFirstSequence(),
                        row.getLastSequence()))
                : new Anchor.OnMessage(new MessageId(row.getMessageId()), row.getFirstSequence());
        return new Annotation(
                new AnnotationId(row.getId()),
                AnnotationKind.parse("/kind", row.getKind()),
                new ConversationId(row.getConversationId()),
                anchor,
                new AnnotationDetails(row.getText(), List.of(row.getTags()), row.getIsPrivate()),
                row.getAuthorId(),
                row.getVersion(),
                row.getCreatedAt(),
                row.getUpdatedAt());
    }

    static AnnotationsRecord row(TenantId tenantId, Annotation annotation) {
        AnnotationsRecord row = details(annotation);
        row.setTenantId(tenantId.value());
        row.setId(annotation.id().value());
        row.setKind(annotation.kind().word());
        row.setConversationId(annotation.conversationId().value());
        row.setFirstSequence(annotation.anchor().first());
        row.setLastSequence(annotation.anchor().last());
        row.setAuthorId(annotation.author());
        row.setCreatedAt(annotation.createdAt());
        switch (annotation.anchor()) {
            case Anchor.OnMessage onMessage ->
                row.setMessageId(onMessage.messageId().value());
            case Anchor.OnNode onNode -> {
                row.setNodeId(onNode.node().id().value());
                row.setNodeLevel((short) onNode.node().level().number());
            }
        }
        return row;
    }

    /** All that can change. */
    static AnnotationsRecord details(Annotation annotation) {
        AnnotationsRecord row = new AnnotationsRecord();
        row.setText(annotation.details().text());
        row.setTags(annotation.details().tags().toArray(String[]::new));
        row.setIsPrivate(annotation.details().isPrivate());
        row.setVersion(annotation.version());
        row.setUpdatedAt(annotation.updatedAt());
        return row;
    }
}
