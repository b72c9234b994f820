package dev.commonplace.persistence.documents;

import static dev.commonplace.persistence.jooq.Tables.CHUNKS;
import static dev.commonplace.persistence.jooq.Tables.CHUNK_EMBEDDINGS;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;

import dev.commonplace.application.documents.ChunkEmbeddings;
import dev.commonplace.domain.documents.Chunk;
import dev.commonplace.domain.documents.ChunkId;
import dev.commonplace.domain.documents.DocumentId;
import dev.commonplace.domain.embeddings.Embedding;
import dev.commonplace.domain.embeddings.SpaceId;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.persistence.support.BinaryValues;
import dev.commonplace.persistence.support.BulkStatement;
import dev.commonplace.persistence.support.HalfVectors;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.DSLContext;

public final class JooqChunkEmbeddings implements ChunkEmbeddings {
    /** Arguments: tenant, space, chunk ids, dimension, vectors. */
    private static final String ADD = """
            insert into chunk_embeddings (tenant_id, space_id, chunk_id, dimension, embedding)
            select ?, ?, unnest(?::uuid[]), ?, unnest(?::halfvec[])""";

    /** The lock makes a removal of the chunk that is under way count as done. */
    private static final String PUT = """
            insert into chunk_embeddings (tenant_id, space_id, chunk_id, dimension, embedding)
            select ?, ?, given.chunk_id, vector_dims(given.embedding), given.embedding
            from unnest(?::uuid[], ?::halfvec[]) as given (chunk_id, embedding)
            cross join lateral (select from chunks where tenant_id = ? and id = given.chunk_id for key share) as kept
            on conflict (tenant_id, chunk_id, space_id)
            do update set dimension = excluded.dimension, embedding = excluded.embedding""";

    private final DSLContext dsl;
    private final TenantId tenantId;

    public JooqChunkEmbeddings(DSLContext dsl, TenantId tenantId) {
        this.dsl = dsl;
        this.tenantId = tenantId;
    }

    @Override
    public List<Chunk> chunksWithout(DocumentId id, SpaceId spaceId, int limit) {
        return dsl.selectFrom(CHUNKS)
                .where(CHUNKS.TENANT_ID.eq(tenantId.value()))
                .and(CHUNKS.DOCUMENT_ID.eq(id.value()))
                .and(notExists(selectOne()
                        .from(CHUNK_EMBEDDINGS)
                        .where(CHUNK_EMBEDDINGS.TENANT_ID.eq(tenantId.value()))
                        .and(CHUNK_EMBEDDINGS.CHUNK_ID.eq(CHUNKS.ID))
                        .and(CHUNK_EMBEDDINGS.SPACE_ID.eq(spaceId.value()))))
                .orderBy(CHUNKS.ORDINAL)
                .limit(limit)
                .fetch(JooqChunks::chunk);
    }

    @Override
    public void addAll(SpaceId spaceId, Map<ChunkId, Embedding> embeddings) {
        if (embeddings.isEmpty()) {
            return;
        }
        int dimension = embeddings.values().iterator().next().dimension();
        BulkStatement.execute(dsl, ADD, embeddings.size(), (connection, statement) -> {
            statement.setObject(1, tenantId.value());
            statement.setObject(2, spaceId.value());
            statement.setObject(
                    3,
                    BinaryValues.uuids(
                            connection,
                            embeddings.keySet().stream().map(ChunkId::value).toList()));
            statement.setInt(4, dimension);
            statement.setObject(5, HalfVectors.of(connection, embeddings.values()));
        });
    }

    /** In the order of ids, so that two writers cannot wait for each other. */
    @Override
    public void putAll(SpaceId spaceId, Map<ChunkId, Embedding> embeddings) {
        if (embeddings.isEmpty()) {
            return;
        }
        Map<UUID, Embedding> vectors = new TreeMap<>();
        embeddings.forEach((id, embedding) -> vectors.put(id.value(), embedding));
        BulkStatement.execute(dsl, PUT, vectors.size(), (connection, statement) -> {
            statement.setObject(1, tenantId.value());
            statement.setObject(2, spaceId.value());
            statement.setObject(3, BinaryValues.uuids(connection, vectors.keySet()));
            statement.setObject(4, HalfVectors.of(connection, vectors.values()));
            statement.setObject(5, tenantId.value());
        });
    }
}
