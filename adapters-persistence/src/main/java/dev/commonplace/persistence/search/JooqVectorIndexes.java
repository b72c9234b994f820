package dev.commonplace.persistence.search;

import static dev.commonplace.persistence.jooq.Tables.VECTOR_INDEXES;

import dev.commonplace.application.search.RecallSamples;
import dev.commonplace.application.search.VectorIndexWork.VectorIndexes;
import dev.commonplace.domain.embeddings.RecallRecord;
import dev.commonplace.domain.embeddings.SpaceId;
import dev.commonplace.domain.embeddings.VectorIndexState;
import dev.commonplace.domain.shared.TenantId;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** The rows of one tenant. */
final class JooqVectorIndexes implements VectorIndexes, RecallSamples {
    private final DSLContext dsl;
    private final TenantId tenantId;

    JooqVectorIndexes(DSLContext dsl, TenantId tenantId) {
        this.dsl = dsl;
        this.tenantId = tenantId;
    }

    @Override
    public List<VectorIndexState> list() {
        return dsl.selectFrom(VECTOR_INDEXES)
                .where(VECTOR_INDEXES.TENANT_ID.eq(tenantId.value()))
                .orderBy(VECTOR_INDEXES.SPACE_ID)
                .fetch(VectorIndexRows::state);
    }

    @Override
    public void add(SpaceId spaceId, int right, int expected, int given) {
        Condition row = VECTOR_INDEXES.TENANT_ID.eq(tenantId.value()).and(VECTOR_INDEXES.SPACE_ID.eq(spaceId.value()));
        dsl.selectFrom(VECTOR_INDEXES)
                .where(row)
                .forUpdate()
                .fetchOptional(VectorIndexRows::recall)
                .ifPresent(before -> {
                    RecallRecord now = before.with(right, expected, given);
                    dsl.update(VECTOR_INDEXES)
                            .set(VECTOR_INDEXES.RECALL, now.recall().orElse(1))
                            .set(VECTOR_INDEXES.RECALL_SAMPLES, now.samples())
                            .set(VECTOR_INDEXES.HITS_ASKED, now.asked())
                            .set(VECTOR_INDEXES.HITS_RETURNED, now.returned())
                            .where(row)
                            .execute();
                });
    }
}
