package dev.commonplace.domain.claims;

import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.conversations.MessageId;
import dev.commonplace.domain.topics.NodeReference;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A claim that somebody makes in a message. Who does is whoever says the message.
 *
 * @param sequence of the message
 * @param node the topic that it was noted at, if any
 * @param model that found it, exactly where the origin is a model
 * @param createdBy the actor who noted it, or had it looked for
 * @param changedBy the person who changed it last
 * @param version rises by one with each change
 */
public record Claim(
        ClaimId id,
        ConversationId conversationId,
        MessageId messageId,
        int sequence,
        QuoteRange quote,
        Optional<NodeReference> node,
        ClaimDetails details,
        Optional<String> model,
        String createdBy,
        Optional<String> changedBy,
        int version,
        Instant createdAt,
        Instant updatedAt) {
    public Claim {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(conversationId, "conversationId");
        Objects.requireNonNull(messageId, "messageId");
        Objects.requireNonNull(quote, "quote");
        Objects.requireNonNull(node, "node");
        Objects.requireNonNull(details, "details");
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(createdBy, "createdBy");
        Objects.requireNonNull(changedBy, "changedBy");
        Objects.requireNonNull(createdAt, "createdAt");
        Objects.requireNonNull(updatedAt, "updatedAt");
    }

    public ClaimOrigin origin() {
        return model.isPresent() ? ClaimOrigin.MODEL : ClaimOrigin.USER;
    }

    /** The next version, with other details. */
    public Claim changed(ClaimDetails newDetails, String by, Instant now) {
        return new Claim(
                id,
                conversationId,
                messageId,
                sequence,
                quote,
                node,
                newDetails,
                model,
                createdBy,
                Optional.of(by),
                version + 1,
                createdAt,
                now);
    }
}
