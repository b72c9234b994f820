package dev.commonplace.http.claims;

import dev.commonplace.domain.claims.ClaimFilter;
import dev.commonplace.domain.claims.ClaimKind;
import dev.commonplace.domain.claims.ClaimOrigin;
import dev.commonplace.domain.claims.ClaimStatus;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.conversations.MessageId;
import dev.commonplace.http.requests.QueryParameters;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads which claims are wanted. */
final class ClaimQuery {
    private ClaimQuery() {}

    /** @param conversationId that the path names */
    static ClaimFilter filter(QueryParameters query, Optional<ConversationId> conversationId) {
        return new ClaimFilter(
                conversationId.or(() -> query.id("conversation_id").map(ConversationId::new)),
                query.id("message_id").map(MessageId::new),
                query.texts("kind").stream()
                        .map(word -> ClaimKind.parse("/kind", word))
                        .collect(Collectors.toSet()),
                query.texts("status").stream()
                        .map(word -> ClaimStatus.parse("/status", word))
                        .collect(Collectors.toSet()),
                query.texts("origin").stream()
                        .map(word -> ClaimOrigin.parse("/origin", word))
                        .collect(Collectors.toSet()),
                query.text("speaker"));
    }
}
