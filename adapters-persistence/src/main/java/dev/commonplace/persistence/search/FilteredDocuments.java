package dev.commonplace.persistence.search;

import static dev.commonplace.persistence.jooq.Tables.DOCUMENTS;
import static dev.commonplace.persistence.jooq.Tables.TENANT_DOCUMENTS;
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

    /**
     * No condition at all where every document passes, so that the documents need not be looked at. Tags and metadata are asked of
     * the view, since row-level security hides their indexes of the table.
     */
    static Condition of(DocumentFilter filter, TenantId tenantId, Field<UUID> documentId) {
        Condition columns = DocumentConditions.ofColumns(filter);
        Condition marks = DocumentConditions.ofMarks(filter, TENANT_DOCUMENTS.TAGS, TENANT_DOCUMENTS.METADATA);
        Condition all = noCondition();
        if (!columns.equals(noCondition())) {
            all = all.and(documentId.in(select(DOCUMENTS.ID)
                    .from(DOCUMENTS)
                    .where(DOCUMENTS.TENANT_ID.eq(tenantId.value()))
                    .and(columns)));
        }
        if (!marks.equals(noCondition())) {
            all = all.and(documentId.in(select(TENANT_DOCUMENTS.ID)
                    .from(TENANT_DOCUMENTS)
                    .where(TENANT_DOCUMENTS.TENANT_ID.eq(tenantId.value()))
                    .and(marks)));
        }
        return all;
    }
}
