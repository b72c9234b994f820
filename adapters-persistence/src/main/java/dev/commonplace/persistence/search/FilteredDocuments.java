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
import org.jooq.TableField;

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
        return among(DOCUMENTS.ID, DOCUMENTS.TENANT_ID.eq(tenantId.value()), columns, documentId)
                .and(among(TENANT_DOCUMENTS.ID, TENANT_DOCUMENTS.TENANT_ID.eq(tenantId.value()), marks, documentId));
    }

    private static Condition among(
            TableField<?, UUID> ids, Condition ofTenant, Condition passes, Field<UUID> documentId) {
        return passes.equals(noCondition())
                ? noCondition()
                : documentId.in(select(ids).from(ids.getTable()).where(ofTenant).and(passes));
    }
}
