package dev.commonplace.persistence.search;

import static dev.commonplace.persistence.jooq.Tables.CHUNKS;
import static dev.commonplace.persistence.jooq.Tables.CHUNK_EMBEDDINGS;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;

import dev.commonplace.application.search.ChunkVectors;
import dev.commonplace.domain.documents.ChunkId;
import dev.commonplace.domain.embeddings.Embedding;
import dev.commonplace.domain.embeddings.SpaceId;
import dev.commonplace.domain.search.LikeTarget;
import dev.commonplace.domain.shared.TenantId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;

final class JooqChunkVectors implements ChunkVectors {
    private final DSLContext dsl;
    private final TenantId tenantId;

    JooqChunkVectors(DSLContext dsl, TenantId tenantId) {
        this.dsl = dsl;
        this.tenantId = tenantId;
    }

    @Override
    public Map<ChunkId, Embedding> of(SpaceId spaceId, Collection<ChunkId> chunks) {
        Map<ChunkId, Embedding> vectors = new HashMap<>();
        if (!chunks.isEmpty()) {
            dsl.select(CHUNK_EMBEDDINGS.CHUNK_ID, CHUNK_EMBEDDINGS.EMBEDDING)
                    .from(CHUNK_EMBEDDINGS)
                    .where(of(spaceId))
                    .and(CHUNK_EMBEDDINGS.CHUNK_ID.eq(
                            any(chunks.stream().map(ChunkId::value).toArray(UUID[]::new))))
                    .forEach(row -> vectors.put(new ChunkId(row.value1()), row.value2()));
        }
        return vectors;
    }

    @Override
    public Optional<Embedding> mean(SpaceId spaceId, LikeTarget target) {
        // Vectors that cancel each other out have a mean that points nowhere.
        Field<Embedding> mean = field(
                "case when l2_norm(avg({0})) > 0 then avg({0}) end",
                CHUNK_EMBEDDINGS.EMBEDDING.getDataType(), CHUNK_EMBEDDINGS.EMBEDDING);
        return dsl.select(mean)
                .from(CHUNK_EMBEDDINGS)
                .where(of(spaceId))
                .and(of(target))
                .fetchOptional(mean);
    }

    private Condition of(SpaceId spaceId) {
        return CHUNK_EMBEDDINGS.TENANT_ID.eq(tenantId.value()).and(CHUNK_EMBEDDINGS.SPACE_ID.eq(spaceId.value()));
    }

    private Condition of(LikeTarget target) {
        return switch (target) {
            case LikeTarget.OfChunk chunk ->
                CHUNK_EMBEDDINGS.CHUNK_ID.eq(chunk.id().value());
            case LikeTarget.OfDocument document ->
                CHUNK_EMBEDDINGS.CHUNK_ID.in(select(CHUNKS.ID)
                        .from(CHUNKS)
                        .where(CHUNKS.TENANT_ID.eq(tenantId.value()))
                        .and(CHUNKS.DOCUMENT_ID.eq(document.id().value())));
        };
    }
}
