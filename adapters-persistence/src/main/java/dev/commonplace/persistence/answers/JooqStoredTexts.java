package dev.commonplace.persistence.answers;

import static dev.commonplace.persistence.jooq.Tables.CHUNKS;
import static dev.commonplace.persistence.jooq.Tables.DOCUMENTS;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.substring;

import dev.commonplace.application.answers.StoredTexts;
import dev.commonplace.domain.answers.PassagePart;
import dev.commonplace.domain.documents.ChunkId;
import dev.commonplace.domain.documents.DocumentId;
import dev.commonplace.domain.shared.TenantId;
import java.util.Optional;
import java.util.OptionalInt;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** Version and text come in one statement, so that they belong together. */
final class JooqStoredTexts implements StoredTexts {
    private final DSLContext dsl;
    private final TenantId tenantId;

    JooqStoredTexts(DSLContext dsl, TenantId tenantId) {
        this.dsl = dsl;
        this.tenantId = tenantId;
    }

    @Override
    public Optional<Stretch> stretch(DocumentId id, int start, int end) {
        return dsl.select(DOCUMENTS.VERSION, substring(DOCUMENTS.CONTENT, start + 1, end - start))
                .from(DOCUMENTS)
                .where(is(id))
                .fetchOptional(row -> new Stretch(row.value1(), row.value2()));
    }

    @Override
    public Optional<Whole> whole(DocumentId id, int charactersMax) {
        return dsl.select(
                        DOCUMENTS.VERSION,
                        DOCUMENTS.CONTENT,
                        multiset(select(CHUNKS.ID, CHUNKS.START_OFFSET, CHUNKS.END_OFFSET, CHUNKS.PAGE)
                                        .from(CHUNKS)
                                        .where(CHUNKS.TENANT_ID.eq(DOCUMENTS.TENANT_ID))
                                        .and(CHUNKS.DOCUMENT_ID.eq(DOCUMENTS.ID))
                                        .orderBy(CHUNKS.ORDINAL))
                                .convertFrom(rows -> rows.map(row -> new PassagePart(
                                        new ChunkId(row.value1()),
                                        row.value2(),
                                        row.value3(),
                                        row.value4() == null ? OptionalInt.empty() : OptionalInt.of(row.value4())))))
                .from(DOCUMENTS)
                .where(is(id))
                .and(DOCUMENTS.CHARACTER_COUNT.le(charactersMax))
                .fetchOptional(row -> new Whole(row.value1(), row.value2(), row.value3()));
    }

    private Condition is(DocumentId id) {
        return DOCUMENTS.TENANT_ID.eq(tenantId.value()).and(DOCUMENTS.ID.eq(id.value()));
    }
}
