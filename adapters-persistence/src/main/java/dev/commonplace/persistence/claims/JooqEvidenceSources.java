package dev.commonplace.persistence.claims;

import static dev.commonplace.persistence.jooq.Tables.CHUNKS;
import static dev.commonplace.persistence.jooq.Tables.DOCUMENTS;
import static org.jooq.impl.DSL.any;

import dev.commonplace.application.claims.EvidenceSources;
import dev.commonplace.domain.documents.ChunkId;
import dev.commonplace.domain.documents.DocumentId;
import dev.commonplace.domain.shared.TenantId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;

final class JooqEvidenceSources implements EvidenceSources {
    private final DSLContext dsl;
    private final TenantId tenantId;

    JooqEvidenceSources(DSLContext dsl, TenantId tenantId) {
        this.dsl = dsl;
        this.tenantId = tenantId;
    }

    @Override
    public Set<DocumentId> documents(Collection<DocumentId> ids) {
        Set<DocumentId> found = new HashSet<>();
        if (!ids.isEmpty()) {
            dsl.select(DOCUMENTS.ID)
                    .from(DOCUMENTS)
                    .where(DOCUMENTS.TENANT_ID.eq(tenantId.value()))
                    .and(DOCUMENTS.ID.eq(any(ids.stream().map(DocumentId::value).toArray(UUID[]::new))))
                    .forEach(row -> found.add(new DocumentId(row.value1())));
        }
        return found;
    }

    @Override
    public Map<ChunkId, DocumentId> chunks(Collection<ChunkId> ids) {
        Map<ChunkId, DocumentId> found = new HashMap<>();
        if (!ids.isEmpty()) {
            dsl.select(CHUNKS.ID, CHUNKS.DOCUMENT_ID)
                    .from(CHUNKS)
                    .where(CHUNKS.TENANT_ID.eq(tenantId.value()))
                    .and(CHUNKS.ID.eq(any(ids.stream().map(ChunkId::value).toArray(UUID[]::new))))
                    .forEach(row -> found.put(new ChunkId(row.value1()), new DocumentId(row.value2())));
        }
        return found;
    }
}
