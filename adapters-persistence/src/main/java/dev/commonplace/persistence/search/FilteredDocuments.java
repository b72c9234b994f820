package dev.commonplace.persistence.search;

import static dev.commonplace.persistence.jooq.Tables.DOCUMENTS;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;

import dev.commonplace.domain.documents.DocumentFilter;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.persistence.documents.DocumentConditions;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;

/** Narrows a leg of the search to the documents of a filter. */
final class FilteredDocuments {
    private FilteredDocuments() {}

    /** No condition at all where every document passes, so that the documents need not be looked at. */
    static Condition of(DocumentFilter filter, TenantId tenantId, Field<UUID> documentId) {
        return filter.passesAll()
                ? noCondition()
                : documentId.in(select(DOCUMENTS.ID)
                        .from(DOCUMENTS)
                        .where(DOCUMENTS.TENANT_ID.eq(tenantId.value()))
                        .and(DocumentConditions.of(filter)));
    }
}
