package dev.commonplace.persistence.search;

import static dev.commonplace.persistence.jooq.Tables.DOCUMENTS;
import static dev.commonplace.persistence.jooq.Tables.DOCUMENT_USES;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import dev.commonplace.application.search.DocumentUses;
import dev.commonplace.domain.documents.DocumentId;
import dev.commonplace.domain.search.DocumentUse;
import dev.commonplace.domain.shared.TenantId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;

final class JooqDocumentUses implements DocumentUses {
    private final DSLContext dsl;
    private final TenantId tenantId;

    JooqDocumentUses(DSLContext dsl, TenantId tenantId) {
        this.dsl = dsl;
        this.tenantId = tenantId;
    }

    @Override
    public void count(DocumentId id, Instant at) {
        // The document is locked against being removed in between, which would break the row's foreign key.
        dsl.insertInto(
                        DOCUMENT_USES,
                        DOCUMENT_USES.TENANT_ID,
                        DOCUMENT_USES.DOCUMENT_ID,
                        DOCUMENT_USES.USE_COUNT,
                        DOCUMENT_USES.LAST_USED_AT)
                .select(select(DOCUMENTS.TENANT_ID, DOCUMENTS.ID, val(1L), val(at, DOCUMENT_USES.LAST_USED_AT))
                        .from(DOCUMENTS)
                        .where(DOCUMENTS.TENANT_ID.eq(tenantId.value()))
                        .and(DOCUMENTS.ID.eq(id.value()))
                        .forKeyShare())
                .onConflict(DOCUMENT_USES.TENANT_ID, DOCUMENT_USES.DOCUMENT_ID)
                .doUpdate()
                .set(DOCUMENT_USES.USE_COUNT, DOCUMENT_USES.USE_COUNT.plus(1))
                .set(
                        DOCUMENT_USES.LAST_USED_AT,
                        greatest(DOCUMENT_USES.LAST_USED_AT, excluded(DOCUMENT_USES.LAST_USED_AT)))
                .execute();
    }

    @Override
    public Map<DocumentId, DocumentUse> findAll(Collection<DocumentId> ids) {
        Map<DocumentId, DocumentUse> found = new HashMap<>();
        if (!ids.isEmpty()) {
            UUID[] values = ids.stream().map(DocumentId::value).toArray(UUID[]::new);
            dsl.selectFrom(DOCUMENT_USES)
                    .where(DOCUMENT_USES.TENANT_ID.eq(tenantId.value()))
                    .and(DOCUMENT_USES.DOCUMENT_ID.eq(any(values)))
                    .forEach(row -> found.put(
                            new DocumentId(row.getDocumentId()),
                            new DocumentUse(row.getUseCount(), row.getLastUsedAt())));
        }
        return found;
    }
}
