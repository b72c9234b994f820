package dev.commonplace.application.annotations;

import dev.commonplace.application.topics.CurrentNodes;
import dev.commonplace.domain.annotations.Anchor;
import dev.commonplace.domain.annotations.Annotation;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.conversations.Message;
import dev.commonplace.domain.conversations.MessageId;
import dev.commonplace.domain.topics.NodeId;
import dev.commonplace.domain.topics.NodeReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks up what has become of the messages and nodes that annotations are about. */
final class ShowAnnotations {
    private ShowAnnotations() {}

    static ShownAnnotation one(AnnotationsWork work, Annotation annotation) {
        return all(work, List.of(annotation)).getFirst();
    }

    /** In the order given. */
    static List<ShownAnnotation> all(AnnotationsWork work, List<Annotation> annotations) {
        List<MessageId> messageIds = new ArrayList<>();
        Map<ConversationId, List<NodeReference>> references = new HashMap<>();
        for (Annotation annotation : annotations) {
            switch (annotation.anchor()) {
                case Anchor.OnMessage onMessage -> messageIds.add(onMessage.messageId());
                case Anchor.OnNode onNode ->
                    references
                            .computeIfAbsent(annotation.conversationId(), unseen -> new ArrayList<>())
                            .add(onNode.node());
            }
        }
        Map<MessageId, Message> messages = work.messages().findAll(messageIds);
        Map<NodeReference, NodeId> nodes = new HashMap<>();
        references.forEach((id, ofConversation) -> nodes.putAll(CurrentNodes.of(work.graphs(), id, ofConversation)));
        return annotations.stream()
                .map(annotation -> switch (annotation.anchor()) {
                    case Anchor.OnMessage(MessageId messageId, int place) ->
                        new ShownAnnotation(annotation, Optional.empty(), isDeleted(messages, messageId));
                    case Anchor.OnNode(NodeReference node) ->
                        new ShownAnnotation(annotation, Optional.ofNullable(nodes.get(node)), false);
                })
                .toList();
    }

    private static boolean isDeleted(Map<MessageId, Message> messages, MessageId id) {
        Message message = messages.get(id);
        return message == null || message.isDeleted();
    }
}
