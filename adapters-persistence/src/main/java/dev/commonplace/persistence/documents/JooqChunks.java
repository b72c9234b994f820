package dev.commonplace.persistence.documents;

import static dev.commonplace.persistence.jooq.Tables.CHUNKS;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.select;

import dev.commonplace.application.documents.Chunks;
import dev.commonplace.domain.documents.Chunk;
import dev.commonplace.domain.documents.ChunkId;
import dev.commonplace.domain.documents.DocumentId;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.persistence.jooq.tables.records.ChunksRecord;
import dev.commonplace.persistence.support.BulkInsert;
import dev.commonplace.persistence.support.FixedQuery;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import org.jooq.DSLContext;

public final class JooqChunks implements Chunks {
    private static final UUID ANY = new UUID(0, 0);
    private static final FixedQuery FIND_ALL = FixedQuery.of(
            select(CHUNKS.fields()).from(CHUNKS).where(CHUNKS.TENANT_ID.eq(ANY)).and(CHUNKS.ID.eq(any(ANY))));

    private final DSLContext dsl;
    private final TenantId tenantId;

    public JooqChunks(DSLContext dsl, TenantId tenantId) {
        this.dsl = dsl;
        this.tenantId = tenantId;
    }

    @Override
    public void addAll(List<Chunk> chunks) {
        BulkInsert.into(dsl, chunks.stream().map(this::row).toList());
    }

    @Override
    public void removeAllOf(DocumentId id) {
        dsl.deleteFrom(CHUNKS)
                .where(CHUNKS.TENANT_ID.eq(tenantId.value()))
                .and(CHUNKS.DOCUMENT_ID.eq(id.value()))
                .execute();
    }

    @Override
    public Map<ChunkId, Chunk> findAll(Collection<ChunkId> ids) {
        Map<ChunkId, Chunk> found = new HashMap<>();
        if (!ids.isEmpty()) {
            UUID[] values = ids.stream().map(ChunkId::value).toArray(UUID[]::new);
            FIND_ALL.fetch(dsl, row -> chunk(row.into(CHUNKS)), tenantId.value(), values)
                    .forEach(chunk -> found.put(chunk.id(), chunk));
        }
        return found;
    }

    @Override
    public List<Chunk> ofDocument(DocumentId id, int fromOrdinal, int limit) {
        return dsl.selectFrom(CHUNKS)
                .where(CHUNKS.TENANT_ID.eq(tenantId.value()))
                .and(CHUNKS.DOCUMENT_ID.eq(id.value()))
                .and(CHUNKS.ORDINAL.ge(fromOrdinal))
                .orderBy(CHUNKS.ORDINAL)
                .limit(limit)
                .fetch(JooqChunks::chunk);
    }

    private ChunksRecord row(Chunk chunk) {
        return new ChunksRecord(
                tenantId.value(),
                chunk.id().value(),
                chunk.documentId().value(),
                chunk.ordinal(),
                chunk.start(),
                chunk.end(),
                chunk.tokens(),
                chunk.headingPath().toArray(String[]::new),
                chunk.content(),
                chunk.page().isPresent() ? chunk.page().getAsInt() : null);
    }

    static Chunk chunk(ChunksRecord row) {
        return new Chunk(
                new ChunkId(row.getId()),
                new DocumentId(row.getDocumentId()),
                row.getOrdinal(),
                row.getStartOffset(),
                row.getEndOffset(),
                row.getTokenCount(),
                List.of(row.getHeadingPath()),
                row.getPage() == null ? OptionalInt.empty() : OptionalInt.of(row.getPage()),
                row.getContent());
    }
}
