package dev.commonplace.persistence.embeddings;

import static dev.commonplace.persistence.jooq.Tables.EMBEDDING_SPACES;
import static dev.commonplace.persistence.jooq.Tables.TENANTS;

import dev.commonplace.application.embeddings.EmbeddingSpaces;
import dev.commonplace.domain.embeddings.EmbeddingSpace;
import dev.commonplace.domain.embeddings.SpaceId;
import dev.commonplace.domain.embeddings.SpaceState;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.persistence.jooq.tables.records.EmbeddingSpacesRecord;
import dev.commonplace.persistence.support.FixedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;

public final class JooqEmbeddingSpaces implements EmbeddingSpaces {
    private static final String METRIC = "cosine";
    private static final FixedQuery ACTIVE = FixedQuery.of("select " + EmbeddingSpaceRows.COLUMNS
            + " from embedding_spaces as space where space.tenant_id = ? and space.is_active");

    private final DSLContext dsl;
    private final TenantId tenantId;

    public JooqEmbeddingSpaces(DSLContext dsl, TenantId tenantId) {
        this.dsl = dsl;
        this.tenantId = tenantId;
    }

    @Override
    public Optional<EmbeddingSpace> active() {
        return ACTIVE.fetch(dsl, EmbeddingSpaceRows::space, tenantId.value()).stream()
                .findFirst()
                .flatMap(Function.identity());
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
                .set(EMBEDDING_SPACES.STAGE, stage(space))
                .set(EMBEDDING_SPACES.STAGE_SINCE, space.since())
                .set(EMBEDDING_SPACES.ACTIVATE_WHEN_READY, space.activateWhenReady())
                .set(EMBEDDING_SPACES.TEXTS_PER_MINUTE, space.textsPerMinute().orElse(null))
                .execute();
    }

    @Override
    public void change(EmbeddingSpace space) {
        dsl.update(EMBEDDING_SPACES)
                .set(EMBEDDING_SPACES.STAGE, stage(space))
                .set(EMBEDDING_SPACES.STAGE_SINCE, space.since())
                .set(EMBEDDING_SPACES.ACTIVATE_WHEN_READY, space.activateWhenReady())
                .set(EMBEDDING_SPACES.TEXTS_PER_MINUTE, space.textsPerMinute().orElse(null))
                .where(EMBEDDING_SPACES.TENANT_ID.eq(tenantId.value()))
                .and(EMBEDDING_SPACES.ID.eq(space.id().value()))
                .execute();
    }

    @Override
    public void remove(SpaceId id) {
        dsl.deleteFrom(EMBEDDING_SPACES)
                .where(EMBEDDING_SPACES.TENANT_ID.eq(tenantId.value()))
                .and(EMBEDDING_SPACES.ID.eq(id.value()))
                .execute();
    }

    @Override
    public void activate(SpaceId id, Instant now) {
        EmbeddingSpace space = find(id).orElseThrow(() -> new IllegalStateException("There is no space " + id + "."));
        // The old one first: at no moment may there be two.
        set(false, SpaceState.RETIRED, now, EMBEDDING_SPACES.ID.ne(id.value()).and(EMBEDDING_SPACES.IS_ACTIVE));
        set(true, SpaceState.READY, now, EMBEDDING_SPACES.ID.eq(id.value()).andNot(EMBEDDING_SPACES.IS_ACTIVE));
        dsl.update(TENANTS)
                .set(TENANTS.EMBEDDING_MODEL, space.model())
                .set(TENANTS.VERSION, TENANTS.VERSION.plus(1))
                .set(TENANTS.UPDATED_AT, now)
                .where(TENANTS.ID.eq(tenantId.value()))
                .execute();
    }

    private void set(boolean active, SpaceState stage, Instant now, Condition which) {
        dsl.update(EMBEDDING_SPACES)
                .set(EMBEDDING_SPACES.IS_ACTIVE, active)
                .set(EMBEDDING_SPACES.STAGE, stage.word())
                .set(EMBEDDING_SPACES.STAGE_SINCE, now)
                .set(EMBEDDING_SPACES.ACTIVATE_WHEN_READY, false)
                .where(EMBEDDING_SPACES.TENANT_ID.eq(tenantId.value()))
                .and(which)
                .execute();
    }

    /** The column tells of the spaces that are not active; that one counts as ready. */
    private static String stage(EmbeddingSpace space) {
        return (space.active() ? SpaceState.READY : space.state()).word();
    }

    private static EmbeddingSpace space(EmbeddingSpacesRecord row) {
        return new EmbeddingSpace(
                new SpaceId(row.getId()),
                row.getModel(),
                row.getDimension(),
                row.getIsActive() ? SpaceState.ACTIVE : SpaceState.ofWord(row.getStage()),
                row.getStageSince(),
                row.getActivateWhenReady(),
                Optional.ofNullable(row.getTextsPerMinute()),
                row.getCreatedAt());
    }
}
