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
import dev.commonplace.persistence.support.ArrayText;
import dev.commonplace.persistence.support.BinaryValues;
import dev.commonplace.persistence.support.BulkStatement;
import dev.commonplace.persistence.support.Columns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

public final class JooqChunks implements Chunks {
    /** Bounds what one statement holds in memory on both sides. */
    private static final int ROWS_MAX = 2_500;

    /**
     * Arguments: tenant, ids, documents, ordinals, starts, ends, token counts, heading paths as array literals, pages,
     * contents.
     */
    private static final String ADD = """
            insert into chunks (tenant_id, id, document_id, ordinal, start_offset, end_offset, token_count, heading_path,
                page, content)
            select ?, unnest(?::uuid[]), unnest(?::uuid[]), unnest(?::integer[]), unnest(?::integer[]),
                unnest(?::integer[]), unnest(?::integer[]), unnest(?::text[])::text[], unnest(?::integer[]),
                unnest(?::text[])""";

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
        for (int from = 0; from < chunks.size(); from += ROWS_MAX) {
            List<Chunk> part = chunks.subList(from, Math.min(chunks.size(), from + ROWS_MAX));
            BulkStatement.execute(dsl, ADD, part.size(), (connection, statement) -> bind(connection, statement, part));
        }
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

    private void bind(Connection connection, PreparedStatement statement, List<Chunk> chunks) throws SQLException {
        statement.setObject(1, tenantId.value());
        statement.setObject(
                2,
                BinaryValues.uuids(
                        connection, Columns.of(chunks, chunk -> chunk.id().value())));
        statement.setObject(
                3,
                BinaryValues.uuids(
                        connection,
                        Columns.of(chunks, chunk -> chunk.documentId().value())));
        statement.setObject(4, BinaryValues.integers(connection, Columns.of(chunks, Chunk::ordinal)));
        statement.setObject(5, BinaryValues.integers(connection, Columns.of(chunks, Chunk::start)));
        statement.setObject(6, BinaryValues.integers(connection, Columns.of(chunks, Chunk::end)));
        statement.setObject(7, BinaryValues.integers(connection, Columns.of(chunks, Chunk::tokens)));
        statement.setObject(
                8, BinaryValues.texts(connection, Columns.of(chunks, chunk -> ArrayText.of(chunk.headingPath()))));
        statement.setObject(9, BinaryValues.integers(connection, Columns.of(chunks, JooqChunks::page)));
        statement.setObject(10, BinaryValues.texts(connection, Columns.of(chunks, Chunk::content)));
    }

    private static @Nullable Integer page(Chunk chunk) {
        return chunk.page().isPresent() ? chunk.page().getAsInt() : null;
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
