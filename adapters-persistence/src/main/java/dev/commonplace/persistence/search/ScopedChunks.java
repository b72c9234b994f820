package dev.commonplace.persistence.search;

import static dev.commonplace.persistence.jooq.Tables.CHUNKS;
import static dev.commonplace.persistence.jooq.Tables.TENANT_CHUNK_TERMS;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;

import dev.commonplace.domain.search.LikeTarget;
import dev.commonplace.domain.search.SearchScope;
import dev.commonplace.domain.shared.TenantId;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;

/** Narrows a leg of the search to its scope. No condition at all where everything passes, so that no table is looked at. */
final class ScopedChunks {
    private static final Field<?> TERMS =
            field(TENANT_CHUNK_TERMS.getQualifiedName().append("terms"));

    private ScopedChunks() {}

    /** For the index of words, which knows each chunk's document and lexemes itself. */
    static Condition ofTerms(SearchScope scope, TenantId tenantId) {
        return FilteredDocuments.of(scope.documents(), tenantId, TENANT_CHUNK_TERMS.DOCUMENT_ID)
                .and(WordConditionSql.of(scope.words(), tenantId, TERMS))
                .and(other(scope, TENANT_CHUNK_TERMS.CHUNK_ID, TENANT_CHUNK_TERMS.DOCUMENT_ID));
    }

    /** For rows that know only their chunk. */
    static Condition ofChunks(SearchScope scope, TenantId tenantId, Field<UUID> chunkId) {
        if (scope.passesAll()) {
            return noCondition();
        }
        return scope.words().isEmpty()
                ? chunkId.in(select(CHUNKS.ID)
                        .from(CHUNKS)
                        .where(CHUNKS.TENANT_ID.eq(tenantId.value()))
                        .and(FilteredDocuments.of(scope.documents(), tenantId, CHUNKS.DOCUMENT_ID))
                        .and(other(scope, CHUNKS.ID, CHUNKS.DOCUMENT_ID)))
                : chunkId.in(select(TENANT_CHUNK_TERMS.CHUNK_ID)
                        .from(TENANT_CHUNK_TERMS)
                        .where(TENANT_CHUNK_TERMS.TENANT_ID.eq(tenantId.value()))
                        .and(ofTerms(scope, tenantId)));
    }

    private static Condition other(SearchScope scope, Field<UUID> chunkId, Field<UUID> documentId) {
        return scope.otherThan()
                .map(target -> switch (target) {
                    case LikeTarget.OfDocument document ->
                        documentId.ne(document.id().value());
                    case LikeTarget.OfChunk chunk -> chunkId.ne(chunk.id().value());
                })
                .orElse(noCondition());
    }
}
