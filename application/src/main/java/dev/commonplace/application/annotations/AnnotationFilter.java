package dev.commonplace.application.annotations;

import dev.commonplace.domain.annotations.AnnotationKind;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.conversations.MessageId;
import dev.commonplace.domain.topics.NodeReference;
import java.util.Optional;

/**
 * Which annotations are wanted.
 *
 * @param node those on this node, and those on nodes that are gone and that it stands for
 */
public record AnnotationFilter(
        AnnotationKind kind,
        Optional<ConversationId> conversationId,
        Optional<String> author,
        Optional<String> tag,
        Optional<MessageId> messageId,
        Optional<NodeReference> node) {}
