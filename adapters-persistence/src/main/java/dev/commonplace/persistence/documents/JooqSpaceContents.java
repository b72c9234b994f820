package dev.commonplace.persistence.documents;

import static dev.commonplace.persistence.jooq.Tables.CHUNKS;
import static dev.commonplace.persistence.jooq.Tables.CHUNK_EMBEDDINGS;
import static dev.commonplace.persistence.jooq.Tables.DOCUMENTS;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.sum;

import dev.commonplace.application.embeddings.SpaceContents;
import dev.commonplace.domain.documents.ChunkId;
import dev.commonplace.domain.documents.DocumentStatus;
import dev.commonplace.domain.documents.IndexedText;
import dev.commonplace.domain.embeddings.Embedding;
import dev.commonplace.domain.embeddings.SpaceId;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.domain.tenancy.Resource;
import dev.commonplace.persistence.tenancy.JooqResourceUsage;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;

public final class JooqSpaceContents implements SpaceContents {
    private final DSLContext dsl;
    private final TenantId tenantId;

    public JooqSpaceContents(DSLContext dsl, TenantId tenantId) {
        this.dsl = dsl;
        this.tenantId = tenantId;
    }

    @Override
    public Filling filling(SpaceId spaceId) {
        return new Filling(
                dsl.fetchCount(CHUNKS, CHUNKS.TENANT_ID.eq(tenantId.value())),
                dsl.fetchCount(
                        CHUNK_EMBEDDINGS,
                        CHUNK_EMBEDDINGS
                                .TENANT_ID
                                .eq(tenantId.value())
                                .and(CHUNK_EMBEDDINGS.SPACE_ID.eq(spaceId.value()))));
    }

    @Override
    public Lacking lacking(SpaceId spaceId) {
        return dsl.select(count(), coalesce(sum(CHUNKS.TOKEN_COUNT), BigDecimal.ZERO))
                .from(CHUNKS)
                .where(CHUNKS.TENANT_ID.eq(tenantId.value()))
                .and(lacks(spaceId))
                .fetchSingle(row -> new Lacking(row.value1(), row.value2().longValueExact()));
    }

    @Override
    public List<IndexedText> without(SpaceId spaceId, Optional<ChunkId> after, int limit) {
        return dsl.select(CHUNKS.asterisk(), DOCUMENTS.TITLE)
                .from(CHUNKS)
                .join(DOCUMENTS)
                .on(DOCUMENTS.TENANT_ID.eq(CHUNKS.TENANT_ID))
                .and(DOCUMENTS.ID.eq(CHUNKS.DOCUMENT_ID))
                .where(CHUNKS.TENANT_ID.eq(tenantId.value()))
                .and(after.map(id -> CHUNKS.ID.gt(id.value())).orElse(noCondition()))
                .and(lacks(spaceId))
                .orderBy(CHUNKS.ID)
                .limit(limit)
                .fetch(row -> IndexedText.of(
                        Optional.ofNullable(row.get(DOCUMENTS.TITLE)), JooqChunks.chunk(row.into(CHUNKS))));
    }

    @Override
    public void putAll(SpaceId spaceId, Map<ChunkId, Embedding> embeddings) {
        new JooqChunkEmbeddings(dsl, tenantId).putAll(spaceId, embeddings);
    }

    /** The row of the count of documents is what they all wait for first. */
    @Override
    public void holdWriters() {
        new JooqResourceUsage(dsl, tenantId).take(Resource.DOCUMENTS, 0);
    }

    @Override
    public int declareReady(SpaceId spaceId, Instant now) {
        String ready = DocumentStatus.READY.word();
        return dsl.update(DOCUMENTS)
                .set(DOCUMENTS.STATUS, ready)
                .setNull(DOCUMENTS.FAILURE)
                .set(DOCUMENTS.UPDATED_AT, now)
                .where(DOCUMENTS.TENANT_ID.eq(tenantId.value()))
                .and(DOCUMENTS.STATUS.ne(ready))
                .and(notExists(selectOne()
                        .from(CHUNKS)
                        .where(CHUNKS.TENANT_ID.eq(tenantId.value()))
                        .and(CHUNKS.DOCUMENT_ID.eq(DOCUMENTS.ID))
                        .and(lacks(spaceId))))
                .execute();
    }

    @Override
    public int declareIndexing(SpaceId spaceId, Instant now) {
        return dsl.update(DOCUMENTS)
                .set(DOCUMENTS.STATUS, DocumentStatus.INDEXING.word())
                .setNull(DOCUMENTS.FAILURE)
                .set(DOCUMENTS.UPDATED_AT, now)
                .where(DOCUMENTS.TENANT_ID.eq(tenantId.value()))
                .and(DOCUMENTS.ID.in(select(CHUNKS.DOCUMENT_ID)
                        .from(CHUNKS)
                        .where(CHUNKS.TENANT_ID.eq(tenantId.value()))
                        .and(lacks(spaceId))))
                .execute();
    }

    @Override
    public int removeSome(SpaceId spaceId, int limit) {
        return dsl.deleteFrom(CHUNK_EMBEDDINGS)
                .where(CHUNK_EMBEDDINGS.TENANT_ID.eq(tenantId.value()))
                .and(CHUNK_EMBEDDINGS.SPACE_ID.eq(spaceId.value()))
                .and(CHUNK_EMBEDDINGS.CHUNK_ID.in(select(CHUNK_EMBEDDINGS.CHUNK_ID)
                        .from(CHUNK_EMBEDDINGS)
                        .where(CHUNK_EMBEDDINGS.TENANT_ID.eq(tenantId.value()))
                        .and(CHUNK_EMBEDDINGS.SPACE_ID.eq(spaceId.value()))
                        .limit(limit)))
                .execute();
    }

    private Condition lacks(SpaceId spaceId) {
        return notExists(selectOne()
                .from(CHUNK_EMBEDDINGS)
                .where(CHUNK_EMBEDDINGS.TENANT_ID.eq(tenantId.value()))
                .and(CHUNK_EMBEDDINGS.CHUNK_ID.eq(CHUNKS.ID))
                .and(CHUNK_EMBEDDINGS.SPACE_ID.eq(spaceId.value())));
    }
}
