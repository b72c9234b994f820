package dev.commonplace.persistence.documents;

import static dev.commonplace.persistence.jooq.Tables.DOCUMENTS;
import static org.jooq.impl.DSL.any;

import dev.commonplace.application.documents.Documents;
import dev.commonplace.domain.documents.Document;
import dev.commonplace.domain.documents.DocumentFilter;
import dev.commonplace.domain.documents.DocumentId;
import dev.commonplace.domain.documents.DocumentStatus;
import dev.commonplace.domain.shared.Page;
import dev.commonplace.domain.shared.PageRequest;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.persistence.jooq.tables.records.DocumentsRecord;
import dev.commonplace.persistence.support.BinaryValues;
import dev.commonplace.persistence.support.BulkInsert;
import dev.commonplace.persistence.support.BulkStatement;
import dev.commonplace.persistence.support.Keyset;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;

public final class JooqDocuments implements Documents {
    private static final String DECLARE_READY = """
            update documents set status = 'ready', updated_at = ?::timestamptz
            from unnest(?::uuid[], ?::integer[]) as given (id, version)
            where documents.tenant_id = ? and documents.id = given.id and documents.version = given.version
              and documents.status = ?""";

    private final DSLContext dsl;
    private final TenantId tenantId;

    public JooqDocuments(DSLContext dsl, TenantId tenantId) {
        this.dsl = dsl;
        this.tenantId = tenantId;
    }

    @Override
    public Optional<Document> find(DocumentId id) {
        return dsl.select(DocumentRows.WITHOUT_CONTENT)
                .from(DOCUMENTS)
                .where(is(id))
                .fetchOptional(DocumentRows::document);
    }

    @Override
    public Map<DocumentId, Document> findAll(Collection<DocumentId> ids) {
        Map<DocumentId, Document> found = new HashMap<>();
        if (!ids.isEmpty()) {
            UUID[] values = ids.stream().map(DocumentId::value).toArray(UUID[]::new);
            dsl.select(DocumentRows.WITHOUT_CONTENT)
                    .from(DOCUMENTS)
                    .where(ofTenant())
                    .and(DOCUMENTS.ID.eq(any(values)))
                    .fetch(DocumentRows::document)
                    .forEach(document -> found.put(document.id(), document));
        }
        return found;
    }

    @Override
    public Optional<Document> findForChange(DocumentId id) {
        return lock(is(id));
    }

    @Override
    public Optional<Document> findForChange(String externalId) {
        return lock(ofTenant().and(DOCUMENTS.EXTERNAL_ID.eq(externalId)));
    }

    private Optional<Document> lock(Condition condition) {
        return dsl.select(DocumentRows.WITHOUT_CONTENT)
                .from(DOCUMENTS)
                .where(condition)
                .forUpdate()
                .fetchOptional(DocumentRows::document);
    }

    @Override
    public Optional<String> content(DocumentId id) {
        return dsl.select(DOCUMENTS.CONTENT).from(DOCUMENTS).where(is(id)).fetchOptional(DOCUMENTS.CONTENT);
    }

    @Override
    public Page<Document> list(DocumentFilter filter, PageRequest page) {
        return Page.of(
                dsl.select(DocumentRows.WITHOUT_CONTENT)
                        .from(DOCUMENTS)
                        .where(ofTenant())
                        .and(DocumentConditions.of(filter))
                        .and(Keyset.after(page, DOCUMENTS.ID))
                        .orderBy(DOCUMENTS.ID.desc())
                        .limit(Keyset.limit(page))
                        .fetch(DocumentRows::document),
                page,
                document -> document.id().value());
    }

    @Override
    public void add(Document document, String content) {
        dsl.insertInto(DOCUMENTS).set(newRow(document, content)).execute();
    }

    @Override
    public void addAll(Map<Document, String> contents) {
        BulkInsert.into(
                dsl,
                contents.entrySet().stream()
                        .map(entry -> newRow(entry.getKey(), entry.getValue()))
                        .toList());
    }

    private DocumentsRecord newRow(Document document, String content) {
        DocumentsRecord row = DocumentRows.row(document);
        row.setTenantId(tenantId.value());
        row.setId(document.id().value());
        row.setContent(content);
        row.setCreatedAt(document.createdAt());
        return row;
    }

    @Override
    public void change(Document document, Optional<String> content) {
        DocumentsRecord row = DocumentRows.row(document);
        content.ifPresent(row::setContent);
        dsl.update(DOCUMENTS).set(row).where(is(document.id())).execute();
    }

    @Override
    public boolean setStatus(DocumentId id, int version, DocumentStatus status, Optional<String> failure, Instant now) {
        return dsl.update(DOCUMENTS)
                        .set(DOCUMENTS.STATUS, status.word())
                        .set(DOCUMENTS.FAILURE, failure.orElse(null))
                        .set(DOCUMENTS.UPDATED_AT, now)
                        .where(is(id))
                        .and(DOCUMENTS.VERSION.eq(version))
                        .execute()
                > 0;
    }

    @Override
    public int declareReady(Map<DocumentId, Integer> versions, Instant now) {
        return BulkStatement.execute(dsl, DECLARE_READY, versions.size(), (connection, statement) -> {
            statement.setString(1, now.toString());
            statement.setObject(
                    2,
                    BinaryValues.uuids(
                            connection,
                            versions.keySet().stream().map(DocumentId::value).toList()));
            statement.setObject(3, BinaryValues.integers(connection, versions.values()));
            statement.setObject(4, tenantId.value());
            statement.setString(5, DocumentStatus.INDEXING.word());
        });
    }

    @Override
    public boolean remove(DocumentId id) {
        return dsl.deleteFrom(DOCUMENTS).where(is(id)).execute() > 0;
    }

    private Condition is(DocumentId id) {
        return ofTenant().and(DOCUMENTS.ID.eq(id.value()));
    }

    private Condition ofTenant() {
        return DOCUMENTS.TENANT_ID.eq(tenantId.value());
    }
}
