package dev.commonplace.persistence.search;

import static dev.commonplace.persistence.jooq.Tables.MESSAGE_EMBEDDINGS;
import static org.jooq.impl.DSL.val;

import dev.commonplace.application.search.FindStretches.ByWords;
import dev.commonplace.application.search.LexemeScore;
import dev.commonplace.application.search.WordQuery;
import dev.commonplace.application.search.WordQuery.QueryLexeme;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.conversations.MessageId;
import dev.commonplace.domain.embeddings.Embedding;
import dev.commonplace.domain.embeddings.EmbeddingSpace;
import dev.commonplace.domain.search.ScoredStretch;
import dev.commonplace.domain.search.ScoredTurn;
import dev.commonplace.domain.shared.TenantId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.QueryPart;
import org.jooq.Record;

/** Runs the statements of {@link StretchSql} and reads what they answer. */
final class StretchQueries<I> {
    /** A question of more words than this is asked by the rarest of them. */
    private static final int LEXEMES_MAX = 64;

    private final DSLContext dsl;
    private final TenantId tenantId;
    private final Function<UUID, I> id;

    StretchQueries(DSLContext dsl, TenantId tenantId, Function<UUID, I> id) {
        this.dsl = dsl;
        this.tenantId = tenantId;
        this.id = id;
    }

    /**
     * @param statement with the parts tenant, lexemes, weights, revision, any of the lexemes, the scopes, limit, and more
     * @param messages scope of messages as {@code terms}
     */
    List<ByWords<I>> byWords(
            String statement, WordQuery query, Condition messages, Condition stretches, int limit, QueryPart more) {
        // Also those that no message has: a title may.
        List<QueryLexeme> lexemes = query.lexemes().stream()
                .sorted(Comparator.comparingDouble(QueryLexeme::inverseDocumentFrequency)
                        .reversed()
                        .thenComparing(QueryLexeme::lexeme))
                .limit(LEXEMES_MAX)
                .toList();
        if (lexemes.isEmpty()) {
            return List.of();
        }
        return dsl.resultQuery(
                        statement,
                        tenant(),
                        val(QueryVector.lexemes(lexemes)),
                        val(QueryVector.weights(lexemes)),
                        val(query.revision()),
                        val(QueryVector.anyOf(lexemes)),
                        messages,
                        stretches,
                        val(limit),
                        more)
                .fetch(row -> new ByWords<>(stretch(row, row.get("score", Double.class)), lexemes(row, lexemes)));
    }

    private static List<LexemeScore> lexemes(Record row, List<QueryLexeme> asked) {
        Map<String, Double> weights = new HashMap<>();
        asked.forEach(lexeme -> weights.put(lexeme.lexeme(), lexeme.inverseDocumentFrequency()));
        String[] lexemes = row.get("lexemes", String[].class);
        Double[] parts = row.get("parts", Double[].class);
        List<LexemeScore> scores = new ArrayList<>(lexemes.length);
        for (int i = 0; i < lexemes.length; i++) {
            double weight = weights.getOrDefault(lexemes[i], 0.0);
            scores.add(new LexemeScore(lexemes[i], parts[i], weight, parts[i] * weight));
        }
        return scores;
    }

    /** @param statement with the parts tenant, space, vector, scope of nodes, limit, and more */
    List<ScoredStretch<I>> byMeaning(
            String statement, EmbeddingSpace space, Embedding query, Condition nodes, int limit, QueryPart... more) {
        List<QueryPart> parts =
                new ArrayList<>(List.of(tenant(), val(space.id().value()), vector(space, query), nodes, val(limit)));
        parts.addAll(List.of(more));
        return dsl.resultQuery(statement, parts.toArray(QueryPart[]::new))
                .fetch(row -> stretch(row, JooqFindByMeaning.cosine(row.get("distance", Double.class))));
    }

    /** @param statement with the parts tenant, ids, scope of messages as {@code rows}, how many each, the question */
    Map<I, List<ScoredTurn>> passagesByWords(
            String statement, WordQuery query, Condition messages, Collection<UUID> ids, int each) {
        return query.known().isEmpty()
                ? Map.of()
                : passages(statement, messages, ids, each, QueryVector.of(query.known()));
    }

    /** @param statement the same, and the space */
    Map<I, List<ScoredTurn>> passagesByMeaning(
            String statement,
            EmbeddingSpace space,
            Embedding query,
            Condition messages,
            Collection<UUID> ids,
            int each) {
        return passages(
                statement,
                messages,
                ids,
                each,
                vector(space, query),
                val(space.id().value()));
    }

    private Map<I, List<ScoredTurn>> passages(
            String statement, Condition messages, Collection<UUID> ids, int each, QueryPart... question) {
        Map<I, List<ScoredTurn>> passages = new LinkedHashMap<>();
        if (ids.isEmpty() || each == 0) {
            return passages;
        }
        List<QueryPart> parts = new ArrayList<>(
                List.of(tenant(), val(ids.stream().distinct().toArray(UUID[]::new)), messages, val(each)));
        parts.addAll(List.of(question));
        dsl.resultQuery(statement, parts.toArray(QueryPart[]::new))
                .forEach(row -> passages.computeIfAbsent(
                                id.apply(row.get("root", UUID.class)), unused -> new ArrayList<>())
                        .add(new ScoredTurn(
                                new MessageId(row.get("message_id", UUID.class)),
                                new ConversationId(row.get("conversation_id", UUID.class)),
                                row.get("sequence", Integer.class),
                                row.get("score", Double.class))));
        return passages;
    }

    private ScoredStretch<I> stretch(Record row, double score) {
        return new ScoredStretch<>(
                id.apply(row.get("id", UUID.class)), new ConversationId(row.get("conversation_id", UUID.class)), score);
    }

    /** The column tells jOOQ how vectors are written. */
    private static Field<Embedding> vector(EmbeddingSpace space, Embedding query) {
        return val(space.requireFitting(query), MESSAGE_EMBEDDINGS.EMBEDDING);
    }

    Field<UUID> tenant() {
        return val(tenantId.value());
    }
}
