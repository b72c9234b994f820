package dev.commonplace.persistence.search;

import static org.jooq.impl.DSL.inline;

import dev.commonplace.application.search.FindConversations;
import dev.commonplace.application.search.WordQuery;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.embeddings.Embedding;
import dev.commonplace.domain.embeddings.EmbeddingSpace;
import dev.commonplace.domain.search.MessageScope;
import dev.commonplace.domain.search.ScoredStretch;
import dev.commonplace.domain.search.ScoredTurn;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.domain.topics.ZoomLevel;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;

/** Counts what the messages of the scope say together by their conversation; meaning is that of the nearest topic. */
final class JooqFindConversations implements FindConversations {
    private final StretchQueries<ConversationId> queries;
    private final StretchScopeSql scopes;

    JooqFindConversations(DSLContext dsl, TenantId tenantId) {
        this.queries = new StretchQueries<>(dsl, tenantId, ConversationId::new);
        this.scopes = new StretchScopeSql(tenantId);
    }

    @Override
    public List<ByWords<ConversationId>> byWords(WordQuery query, MessageScope scope, int limit) {
        return queries.byWords(
                StretchSql.CONVERSATIONS_BY_WORDS,
                query,
                scopes.messages(scope, "terms"),
                scopes.conversations(scope),
                limit,
                scopes.nodesOf(scope));
    }

    @Override
    public List<ScoredStretch<ConversationId>> byMeaning(
            EmbeddingSpace space, Embedding query, MessageScope scope, int limit) {
        return queries.byMeaning(
                StretchSql.CONVERSATIONS_BY_MEANING,
                space,
                query,
                scopes.nodesOf(scope),
                limit,
                scopes.conversations(scope),
                inline(ZoomLevel.TOPICS.number()));
    }

    @Override
    public Map<ConversationId, List<ScoredTurn>> passagesByWords(
            WordQuery query, MessageScope scope, Collection<ConversationId> conversations, int each) {
        return queries.passagesByWords(
                StretchSql.PASSAGES_OF_CONVERSATIONS_BY_WORDS,
                query,
                scopes.messages(scope, "rows"),
                ids(conversations),
                each);
    }

    @Override
    public Map<ConversationId, List<ScoredTurn>> passagesByMeaning(
            EmbeddingSpace space,
            Embedding query,
            MessageScope scope,
            Collection<ConversationId> conversations,
            int each) {
        return queries.passagesByMeaning(
                StretchSql.PASSAGES_OF_CONVERSATIONS_BY_MEANING,
                space,
                query,
                scopes.messages(scope, "rows"),
                ids(conversations),
                each);
    }

    private static List<UUID> ids(Collection<ConversationId> conversations) {
        return conversations.stream().map(ConversationId::value).toList();
    }
}
