package dev.commonplace.persistence.search;

import static dev.commonplace.persistence.jooq.Tables.MESSAGE_CORPORA;
import static dev.commonplace.persistence.jooq.Tables.MESSAGE_EMBEDDINGS;
import static dev.commonplace.persistence.jooq.Tables.TENANT_MESSAGE_TERMS;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import dev.commonplace.application.search.FindMessages;
import dev.commonplace.application.search.LexemeScore;
import dev.commonplace.application.search.WordQuery;
import dev.commonplace.application.search.WordQuery.QueryLexeme;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.conversations.MessageId;
import dev.commonplace.domain.embeddings.Embedding;
import dev.commonplace.domain.embeddings.EmbeddingSpace;
import dev.commonplace.domain.search.MessageScope;
import dev.commonplace.domain.search.ScoredTurn;
import dev.commonplace.domain.shared.TenantId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;

/**
 * Compares the question with every message of the scope, by words as an inner product of sparse vectors and by meaning as a
 * cosine, so that the answer is exact; of a large corpus, words are first looked up by the rarest of them.
 */
final class JooqFindMessages implements FindMessages {
    /** Up to here every message of the scope is scored. */
    static final long SCORED_MESSAGES_MAX = JooqFindByWords.SCORED_CHUNKS_MAX;

    /** The covering index ends here; see the migration that makes it. */
    private static final int COVERED_DIMENSIONS_MAX = 1_024;

    // Columns of types that jOOQ does not know.
    private static final Field<?> TERMS =
            field(TENANT_MESSAGE_TERMS.getQualifiedName().append("terms"));
    private static final Field<?> BM25 =
            field(TENANT_MESSAGE_TERMS.getQualifiedName().append("bm25"));

    private final DSLContext dsl;
    private final TenantId tenantId;
    private final long scoredMessagesMax;
    private final MessageLexemes lexemes;

    JooqFindMessages(DSLContext dsl, TenantId tenantId) {
        this(dsl, tenantId, SCORED_MESSAGES_MAX);
    }

    /** @param scoredMessagesMax from how many messages on only those with a rare lexeme are scored */
    JooqFindMessages(DSLContext dsl, TenantId tenantId, long scoredMessagesMax) {
        this.dsl = dsl;
        this.tenantId = tenantId;
        this.scoredMessagesMax = scoredMessagesMax;
        this.lexemes = new MessageLexemes(dsl, tenantId);
    }

    @Override
    public WordQuery understand(String text) {
        return lexemes.ofText(text);
    }

    @Override
    public Map<MessageId, List<LexemeScore>> explain(WordQuery query, Collection<MessageId> messages) {
        return lexemes.explain(query, messages);
    }

    @Override
    public List<ScoredTurn> byWords(WordQuery query, MessageScope scope, int limit) {
        List<QueryLexeme> known = query.known();
        if (known.isEmpty()) {
            return List.of();
        }
        if (scope.filter().conversationId().isPresent()) {
            // They are found by their conversation, and are few.
            return best(query, List.of(), scope, limit);
        }
        return RarestLexemes.best(
                known, query.corpusChunks(), scoredMessagesMax, limit, anyOf -> best(query, anyOf, scope, limit));
    }

    /** @param anyOf only messages with one of these are scored; empty to score all */
    private List<ScoredTurn> best(WordQuery query, List<QueryLexeme> anyOf, MessageScope scope, int limit) {
        Condition candidates = anyOf.isEmpty()
                ? noCondition()
                : condition("{0} @@ (select {1}::tsquery)", TERMS, val(QueryVector.anyOf(anyOf)));
        Field<Double> score = field("-({0} <#> {1})", Double.class, BM25, QueryVector.of(query.known()))
                .as("score");
        // An offset keeps the score from being computed a second time for the condition on it.
        Table<?> scored = select(
                        TENANT_MESSAGE_TERMS.MESSAGE_ID,
                        TENANT_MESSAGE_TERMS.CONVERSATION_ID,
                        TENANT_MESSAGE_TERMS.SEQUENCE,
                        score)
                .from(TENANT_MESSAGE_TERMS)
                .where(TENANT_MESSAGE_TERMS.TENANT_ID.eq(tenantId.value()))
                .and(candidates)
                .and(isOf(query.revision()))
                .and(MessageScopeSql.of(
                        scope, tenantId, TENANT_MESSAGE_TERMS.CONVERSATION_ID, TENANT_MESSAGE_TERMS.MESSAGE_ID))
                .and(WordConditionSql.of(scope.words(), TERMS, MESSAGE_CORPORA, MESSAGE_CORPORA.LANGUAGE, ofTenant()))
                .offset(inline(0))
                .asTable("scored");
        Field<UUID> message = field(name("scored", "message_id"), UUID.class);
        Field<Double> found = field(name("scored", "score"), Double.class);
        return dsl.select(
                        message,
                        field(name("scored", "conversation_id"), UUID.class),
                        field(name("scored", "sequence"), Integer.class),
                        found)
                .from(scored)
                .where(found.gt(inline(0.0)))
                .orderBy(found.desc(), message)
                .limit(limit)
                .fetch(row -> turn(row.value1(), row.value2(), row.value3(), row.value4()));
    }

    @Override
    public List<ScoredTurn> byMeaning(EmbeddingSpace space, Embedding query, MessageScope scope, int limit) {
        Embedding fitting = space.requireFitting(query);
        // The sub-select makes PostgreSQL convert the vector once instead of once for each row.
        Field<Double> distance = field(
                        "{0} <=> (select {1})",
                        Double.class, MESSAGE_EMBEDDINGS.EMBEDDING, val(fitting, MESSAGE_EMBEDDINGS.EMBEDDING))
                .as("distance");
        // Word for word the index's own condition: by any other, PostgreSQL would have to look into the table.
        Condition covered = space.dimension() <= COVERED_DIMENSIONS_MAX
                ? MESSAGE_EMBEDDINGS.DIMENSION.le(inline(COVERED_DIMENSIONS_MAX))
                : noCondition();
        return dsl.select(
                        MESSAGE_EMBEDDINGS.MESSAGE_ID,
                        MESSAGE_EMBEDDINGS.CONVERSATION_ID,
                        MESSAGE_EMBEDDINGS.SEQUENCE,
                        distance)
                .from(MESSAGE_EMBEDDINGS)
                .where(MESSAGE_EMBEDDINGS.TENANT_ID.eq(tenantId.value()))
                .and(MESSAGE_EMBEDDINGS.SPACE_ID.eq(space.id().value()))
                .and(covered)
                .and(MessageScopeSql.of(
                        scope, tenantId, MESSAGE_EMBEDDINGS.CONVERSATION_ID, MESSAGE_EMBEDDINGS.MESSAGE_ID))
                .and(withWords(scope))
                .orderBy(distance, MESSAGE_EMBEDDINGS.MESSAGE_ID)
                .limit(limit)
                .fetch(row -> turn(row.value1(), row.value2(), row.value3(), JooqFindByMeaning.cosine(row.value4())));
    }

    private Condition withWords(MessageScope scope) {
        return scope.words().isEmpty()
                ? noCondition()
                : MESSAGE_EMBEDDINGS.MESSAGE_ID.in(select(TENANT_MESSAGE_TERMS.MESSAGE_ID)
                        .from(TENANT_MESSAGE_TERMS)
                        .where(TENANT_MESSAGE_TERMS.TENANT_ID.eq(tenantId.value()))
                        .and(WordConditionSql.of(
                                scope.words(), TERMS, MESSAGE_CORPORA, MESSAGE_CORPORA.LANGUAGE, ofTenant())));
    }

    private Condition ofTenant() {
        return MESSAGE_CORPORA.TENANT_ID.eq(tenantId.value());
    }

    /** Lexemes of one language mean nothing in an index of another. */
    private Condition isOf(long revision) {
        return val(revision)
                .eq(select(MESSAGE_CORPORA.REVISION).from(MESSAGE_CORPORA).where(ofTenant()));
    }

    private static ScoredTurn turn(UUID message, UUID conversation, int sequence, double score) {
        return new ScoredTurn(new MessageId(message), new ConversationId(conversation), sequence, score);
    }
}
