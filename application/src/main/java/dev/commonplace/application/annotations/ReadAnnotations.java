package dev.commonplace.application.annotations;

import dev.commonplace.application.conversations.ConversationAccess;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.domain.annotations.Annotation;
import dev.commonplace.domain.annotations.AnnotationId;
import dev.commonplace.domain.annotations.AnnotationKind;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.conversations.MessageId;
import dev.commonplace.domain.shared.Page;
import dev.commonplace.domain.shared.PageRequest;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Role;
import dev.commonplace.domain.topics.NodeId;
import dev.commonplace.domain.topics.NodeReference;
import java.util.Optional;

/** Shows bookmarks and notes: of others those that are not private, in conversations that the caller sees. */
public final class ReadAnnotations {
    private final Transactions<AnnotationsWork> transactions;

    public ReadAnnotations(Transactions<AnnotationsWork> transactions) {
        this.transactions = transactions;
    }

    /**
     * Which are wanted.
     *
     * @param nodeId of the conversation named, so that it needs one
     */
    public record Query(
            AnnotationKind kind,
            Optional<ConversationId> conversationId,
            Optional<String> author,
            Optional<String> tag,
            Optional<MessageId> messageId,
            Optional<NodeId> nodeId) {}

    /**
     * Newest first.
     *
     * @throws RefusedException {@code NOT_FOUND} for a conversation that the caller may not see; {@code INVALID_VALUE} for a
     *     node that its graph does not have
     */
    public Page<ShownAnnotation> list(Caller caller, Query query, PageRequest page) {
        caller.require(Role.READER);
        return transactions.readInTenant(caller.tenantId(), work -> {
            query.conversationId().ifPresent(id -> ConversationAccess.visible(work.conversations(), caller, id));
            AnnotationFilter filter = new AnnotationFilter(
                    query.kind(),
                    query.conversationId(),
                    query.author(),
                    query.tag(),
                    query.messageId(),
                    query.nodeId().map(nodeId -> node(work, query, nodeId)));
            Page<Annotation> found = work.annotations().list(filter, ConversationAccess.viewer(caller), page);
            return new Page<>(ShowAnnotations.all(work, found.items()), found.next());
        });
    }

    private static NodeReference node(AnnotationsWork work, Query query, NodeId nodeId) {
        return query.conversationId()
                .flatMap(id -> work.graphs().node(id, nodeId))
                .map(NodeReference::of)
                .orElseThrow(() -> RefusedException.invalid("/node_id", "The conversation's graph has no such node."));
    }

    /** @throws RefusedException {@code NOT_FOUND} */
    public ShownAnnotation read(Caller caller, AnnotationKind kind, ConversationId conversationId, AnnotationId id) {
        caller.require(Role.READER);
        return transactions.readInTenant(caller.tenantId(), work -> {
            ConversationAccess.visible(work.conversations(), caller, conversationId);
            return work.annotations()
                    .find(kind, conversationId, id)
                    .filter(found -> found.isFor(ConversationAccess.viewer(caller)))
                    .map(found -> ShowAnnotations.one(work, found))
                    .orElseThrow(() -> notFound(kind));
        });
    }

    static RefusedException notFound(AnnotationKind kind) {
        return RefusedException.notFound("The " + kind.word());
    }
}
