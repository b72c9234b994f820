package dev.commonplace.persistence.conversations;

import static dev.commonplace.persistence.jooq.Tables.MESSAGES;
import static dev.commonplace.persistence.jooq.Tables.MESSAGE_EMBEDDINGS;
import static dev.commonplace.persistence.jooq.Tables.PARTICIPANTS;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.sum;

import dev.commonplace.application.embeddings.MessageVectors;
import dev.commonplace.domain.conversations.MessageId;
import dev.commonplace.domain.embeddings.Embedding;
import dev.commonplace.domain.embeddings.SpaceId;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.persistence.support.BulkStatement;
import dev.commonplace.persistence.support.HalfVectors;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;

public final class JooqMessageVectors implements MessageVectors {
    /** The lock makes a removal of the message that is under way count as done. */
    private static final String PUT = """
            insert into message_embeddings (tenant_id, space_id, message_id, conversation_id, sequence, dimension, embedding)
            select ?, ?, given.message_id, kept.conversation_id, kept.sequence, vector_dims(given.embedding), given.embedding
            from unnest(?::uuid[], ?::halfvec[]) as given (message_id, embedding)
            cross join lateral (select conversation_id, sequence from messages
                                where tenant_id = ? and id = given.message_id and deleted_at is null for key share) as kept
            on conflict (tenant_id, message_id, space_id)
            do update set dimension = excluded.dimension, embedding = excluded.embedding""";

    /** English words have about so many tokens. */
    private static final double TOKENS_PER_WORD = 1.4;

    private final DSLContext dsl;
    private final TenantId tenantId;

    public JooqMessageVectors(DSLContext dsl, TenantId tenantId) {
        this.dsl = dsl;
        this.tenantId = tenantId;
    }

    @Override
    public Filling filling(SpaceId spaceId) {
        return new Filling(
                dsl.fetchCount(MESSAGES, SpokenTurns.areIndexed(tenantId, MESSAGES)),
                dsl.fetchCount(MESSAGE_EMBEDDINGS, of(spaceId)));
    }

    @Override
    public Lacking lacking(SpaceId spaceId) {
        return dsl.select(count(), coalesce(sum(MESSAGES.WORD_COUNT), BigDecimal.ZERO))
                .from(MESSAGES)
                .where(SpokenTurns.areIndexed(tenantId, MESSAGES))
                .and(lacks(spaceId))
                .fetchSingle(
                        row -> new Lacking(row.value1(), Math.round(row.value2().doubleValue() * TOKENS_PER_WORD)));
    }

    @Override
    public List<MessageText> without(SpaceId spaceId, Optional<MessageId> after, int limit) {
        return dsl.select(MESSAGES.ID, MESSAGES.CONTENT, MESSAGES.SAID_AT, MESSAGES.PLATFORM, PARTICIPANTS.NAME)
                .from(MESSAGES)
                .join(PARTICIPANTS)
                .on(SpokenTurns.says(PARTICIPANTS, MESSAGES))
                .where(SpokenTurns.areIndexed(tenantId, MESSAGES))
                .and(after.map(id -> MESSAGES.ID.gt(id.value())).orElse(noCondition()))
                .and(lacks(spaceId))
                .orderBy(MESSAGES.ID)
                .limit(limit)
                .fetch(row -> new MessageText(
                        new MessageId(row.get(MESSAGES.ID)),
                        SpokenTurns.turn(row).forMeaning()));
    }

    /** In the order of ids, so that two writers cannot wait for each other. */
    @Override
    public void putAll(SpaceId spaceId, Map<MessageId, Embedding> embeddings) {
        if (embeddings.isEmpty()) {
            return;
        }
        Map<UUID, Embedding> vectors = new TreeMap<>();
        embeddings.forEach((id, embedding) -> vectors.put(id.value(), embedding));
        BulkStatement.execute(dsl, PUT, vectors.size(), (connection, statement) -> {
            statement.setObject(1, tenantId.value());
            statement.setObject(2, spaceId.value());
            statement.setArray(
                    3, connection.createArrayOf("uuid", vectors.keySet().toArray()));
            statement.setObject(4, HalfVectors.of(connection, vectors.values()));
            statement.setObject(5, tenantId.value());
        });
    }

    @Override
    public int removeSome(SpaceId spaceId, int limit) {
        return dsl.deleteFrom(MESSAGE_EMBEDDINGS)
                .where(of(spaceId))
                .and(MESSAGE_EMBEDDINGS.MESSAGE_ID.in(select(MESSAGE_EMBEDDINGS.MESSAGE_ID)
                        .from(MESSAGE_EMBEDDINGS)
                        .where(of(spaceId))
                        .limit(limit)))
                .execute();
    }

    private Condition of(SpaceId spaceId) {
        return MESSAGE_EMBEDDINGS.TENANT_ID.eq(tenantId.value()).and(MESSAGE_EMBEDDINGS.SPACE_ID.eq(spaceId.value()));
    }

    /** Whether the message of the query has no vector in the space. */
    private Condition lacks(SpaceId spaceId) {
        return notExists(selectOne()
                .from(MESSAGE_EMBEDDINGS)
                .where(of(spaceId))
                .and(MESSAGE_EMBEDDINGS.MESSAGE_ID.eq(MESSAGES.ID)));
    }
}
