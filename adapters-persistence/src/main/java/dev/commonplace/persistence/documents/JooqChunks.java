package dev.commonplace.persistence.documents;

import static dev.commonplace.persistence.jooq.Tables.CHUNKS;
import static org.jooq.impl.DSL.any;

import dev.commonplace.application.documents.Chunks;
import dev.commonplace.application.documents.Documents;
import dev.commonplace.domain.documents.Chunk;
import dev.commonplace.domain.documents.ChunkId;
import dev.commonplace.domain.documents.DocumentId;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.persistence.jooq.tables.records.ChunksRecord;
import dev.commonplace.persistence.support.BulkInsert;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import org.jooq.DSLContext;

public final class JooqChunks implements Chunks {
    private final DSLContext dsl;
    private final TenantId tenantId;
    private final BroughtChunks brought;

    public JooqChunks(DSLContext dsl, TenantId tenantId) {
        this(dsl, tenantId, new BroughtChunks());
    }

    /** @param brought what need not be asked for */
    public JooqChunks(DSLContext dsl, TenantId tenantId, BroughtChunks brought) {
        this.dsl = dsl;
        this.tenantId = tenantId;
        this.brought = brought;
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
            dsl.selectFrom(CHUNKS)
                    .where(CHUNKS.TENANT_ID.eq(tenantId.value()))
                    .and(CHUNKS.ID.eq(any(values(ids))))
                    .forEach(row -> found.put(new ChunkId(row.getId()), chunk(row)));
        }
        return found;
    }

    @Override
    public Map<ChunkId, OfDocument> findAllWithDocuments(Collection<ChunkId> ids, Documents documents) {
        Map<ChunkId, OfDocument> found = new HashMap<>();
        List<ChunkId> missing = new ArrayList<>();
        for (ChunkId id : ids) {
            brought.find(id).ifPresentOrElse(one -> found.put(id, one), () -> missing.add(id));
        }
        if (!missing.isEmpty()) {
            ChunksWithDocuments.fetch(dsl, tenantId, values(missing))
                    .forEach(one -> found.put(one.chunk().id(), one));
        }
        return found;
    }

    private static UUID[] values(Collection<ChunkId> ids) {
        return ids.stream().map(ChunkId::value).toArray(UUID[]::new);
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
