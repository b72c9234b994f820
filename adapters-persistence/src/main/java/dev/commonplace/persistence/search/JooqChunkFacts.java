package dev.commonplace.persistence.search;

import static dev.commonplace.persistence.jooq.Tables.CHUNKS;
import static dev.commonplace.persistence.jooq.Tables.DOCUMENTS;
import static dev.commonplace.persistence.jooq.Tables.DOCUMENT_USES;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;

import dev.commonplace.application.search.ChunkFacts;
import dev.commonplace.domain.documents.ChunkId;
import dev.commonplace.domain.documents.DocumentId;
import dev.commonplace.domain.search.HitFacts;
import dev.commonplace.domain.shared.TenantId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;

final class JooqChunkFacts implements ChunkFacts {
    private static final Field<Long> USES = coalesce(DOCUMENT_USES.USE_COUNT, inline(0L));

    private final DSLContext dsl;
    private final TenantId tenantId;

    JooqChunkFacts(DSLContext dsl, TenantId tenantId) {
        this.dsl = dsl;
        this.tenantId = tenantId;
    }

    @Override
    public Map<ChunkId, HitFacts> of(Collection<ChunkId> chunks) {
        Map<ChunkId, HitFacts> facts = new HashMap<>();
        if (chunks.isEmpty()) {
            return facts;
        }
        dsl.select(CHUNKS.ID, DOCUMENTS.ID, DOCUMENTS.DOCUMENT_DATE, DOCUMENTS.SOURCE, USES)
                .from(CHUNKS)
                .join(DOCUMENTS)
                .on(DOCUMENTS.TENANT_ID.eq(CHUNKS.TENANT_ID), DOCUMENTS.ID.eq(CHUNKS.DOCUMENT_ID))
                .leftJoin(DOCUMENT_USES)
                .on(DOCUMENT_USES.TENANT_ID.eq(DOCUMENTS.TENANT_ID), DOCUMENT_USES.DOCUMENT_ID.eq(DOCUMENTS.ID))
                .where(CHUNKS.TENANT_ID.eq(tenantId.value()))
                .and(CHUNKS.ID.eq(any(chunks.stream().map(ChunkId::value).toArray(UUID[]::new))))
                .forEach(row -> facts.put(
                        new ChunkId(row.value1()),
                        new HitFacts(
                                new DocumentId(row.value2()),
                                row.value3(),
                                Optional.ofNullable(row.value4()),
                                row.value5())));
        return facts;
    }
}
