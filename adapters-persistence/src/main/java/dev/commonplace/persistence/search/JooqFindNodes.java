package dev.commonplace.persistence.search;

import static org.jooq.impl.DSL.inline;

import dev.commonplace.application.search.FindNodes;
import dev.commonplace.application.search.WordQuery;
import dev.commonplace.domain.conversations.MessageId;
import dev.commonplace.domain.embeddings.Embedding;
import dev.commonplace.domain.embeddings.EmbeddingSpace;
import dev.commonplace.domain.search.NodeScope;
import dev.commonplace.domain.search.ScoredStretch;
import dev.commonplace.domain.search.ScoredTurn;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.domain.topics.NodeId;
import dev.commonplace.domain.topics.ZoomLevel;
import dev.commonplace.persistence.topics.FoundNodes;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;

/** Counts what the messages of the scope say together by the nodes that they are in: exactly, whatever the filter. */
final class JooqFindNodes implements FindNodes {
    private final StretchQueries<NodeId> queries;
    private final StretchScopeSql scopes;
    private final FoundNodes found;

    JooqFindNodes(DSLContext dsl, TenantId tenantId) {
        this.queries = new StretchQueries<>(dsl, tenantId, NodeId::new);
        this.scopes = new StretchScopeSql(tenantId);
        this.found = new FoundNodes(dsl, tenantId);
    }

    @Override
    public List<ByWords<NodeId>> byWords(WordQuery query, NodeScope scope, int limit) {
        int coarsest = scope.levels().stream().mapToInt(ZoomLevel::number).min().orElse(ZoomLevel.COARSEST.number());
        return queries.byWords(
                StretchSql.NODES_BY_WORDS,
                query,
                scopes.messages(scope.messages(), "terms"),
                scopes.nodes(scope),
                limit,
                inline(coarsest));
    }

    @Override
    public List<ScoredStretch<NodeId>> byMeaning(EmbeddingSpace space, Embedding query, NodeScope scope, int limit) {
        return queries.byMeaning(StretchSql.NODES_BY_MEANING, space, query, scopes.nodes(scope), limit);
    }

    @Override
    public Map<NodeId, List<ScoredTurn>> passagesByWords(
            WordQuery query, NodeScope scope, Collection<NodeId> nodes, int each) {
        return queries.passagesByWords(
                StretchSql.PASSAGES_OF_NODES_BY_WORDS,
                query,
                scopes.messages(scope.messages(), "rows"),
                ids(nodes),
                each);
    }

    @Override
    public Map<NodeId, List<ScoredTurn>> passagesByMeaning(
            EmbeddingSpace space, Embedding query, NodeScope scope, Collection<NodeId> nodes, int each) {
        return queries.passagesByMeaning(
                StretchSql.PASSAGES_OF_NODES_BY_MEANING,
                space,
                query,
                scopes.messages(scope.messages(), "rows"),
                ids(nodes),
                each);
    }

    @Override
    public Map<NodeId, FoundNode> nodes(Collection<NodeId> ids) {
        return found.nodes(ids);
    }

    @Override
    public Map<MessageId, NodeTitle> topicsOf(Collection<MessageId> messages, ZoomLevel level) {
        return found.topicsOf(messages, level);
    }

    private static List<UUID> ids(Collection<NodeId> nodes) {
        return nodes.stream().map(NodeId::value).toList();
    }
}
