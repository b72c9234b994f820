package dev.commonplace.persistence.embeddings;

import static dev.commonplace.persistence.jooq.Tables.EMBEDDING_SPACES;

import dev.commonplace.application.embeddings.EmbeddingSpaces;
import dev.commonplace.domain.embeddings.EmbeddingSpace;
import dev.commonplace.domain.embeddings.SpaceId;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.persistence.jooq.tables.records.EmbeddingSpacesRecord;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

public final class JooqEmbeddingSpaces implements EmbeddingSpaces {
    private static final String METRIC = "cosine";

    private final DSLContext dsl;
    private final TenantId tenantId;

    public JooqEmbeddingSpaces(DSLContext dsl, TenantId tenantId) {
        this.dsl = dsl;
        this.tenantId = tenantId;
    }

    @Override
    public Optional<EmbeddingSpace> active() {
        return dsl.selectFrom(EMBEDDING_SPACES)
                .where(EMBEDDING_SPACES.TENANT_ID.eq(tenantId.value()))
                .and(EMBEDDING_SPACES.IS_ACTIVE)
                .fetchOptional(JooqEmbeddingSpaces::space);
    }

    @Override
    public Optional<EmbeddingSpace> find(SpaceId id) {
        return dsl.selectFrom(EMBEDDING_SPACES)
                .where(EMBEDDING_SPACES.TENANT_ID.eq(tenantId.value()))
                .and(EMBEDDING_SPACES.ID.eq(id.value()))
                .fetchOptional(JooqEmbeddingSpaces::space);
    }

    @Override
    public List<EmbeddingSpace> list() {
        return dsl.selectFrom(EMBEDDING_SPACES)
                .where(EMBEDDING_SPACES.TENANT_ID.eq(tenantId.value()))
                .orderBy(EMBEDDING_SPACES.ID.desc())
                .fetch(JooqEmbeddingSpaces::space);
    }

    @Override
    public void add(EmbeddingSpace space) {
        dsl.insertInto(EMBEDDING_SPACES)
                .set(EMBEDDING_SPACES.TENANT_ID, tenantId.value())
                .set(EMBEDDING_SPACES.ID, space.id().value())
                .set(EMBEDDING_SPACES.MODEL, space.model())
                .set(EMBEDDING_SPACES.DIMENSION, space.dimension())
                .set(EMBEDDING_SPACES.METRIC, METRIC)
                .set(EMBEDDING_SPACES.IS_ACTIVE, space.active())
                .set(EMBEDDING_SPACES.CREATED_AT, space.createdAt())
                .execute();
    }

    private static EmbeddingSpace space(EmbeddingSpacesRecord row) {
        return new EmbeddingSpace(
                new SpaceId(row.getId()), row.getModel(), row.getDimension(), row.getIsActive(), row.getCreatedAt());
    }
}
