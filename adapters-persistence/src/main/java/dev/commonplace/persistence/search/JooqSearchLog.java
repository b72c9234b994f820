package dev.commonplace.persistence.search;

import static dev.commonplace.persistence.jooq.Tables.SEARCH_LOG;

import dev.commonplace.application.search.SearchLog;
import dev.commonplace.application.search.SearchLogFilter;
import dev.commonplace.domain.documents.ChunkId;
import dev.commonplace.domain.documents.DocumentId;
import dev.commonplace.domain.search.FoundChunk;
import dev.commonplace.domain.search.SearchLogEntry;
import dev.commonplace.domain.search.SearchMode;
import dev.commonplace.domain.shared.Page;
import dev.commonplace.domain.shared.PageRequest;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.persistence.jooq.tables.records.SearchLogRecord;
import dev.commonplace.persistence.support.Conditions;
import dev.commonplace.persistence.support.FixedQuery;
import dev.commonplace.persistence.support.JsonText;
import dev.commonplace.persistence.support.Keyset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

final class JooqSearchLog implements SearchLog {
    /**
     * Nobody waits until the entry is on the disk, which takes longer than most searches: a crash of the server may lose the
     * entries of the last half second, and nothing else, since a search keeps nothing else.
     */
    private static final FixedQuery RECORD = FixedQuery.of("""
            select set_config('synchronous_commit', 'off', true);
            insert into search_log (tenant_id, id, occurred_at, actor_id, query, mode, result_limit, filter, result_count,
                                    hit_chunk_ids, hit_document_ids, top_score, average_score, duration_millis, request_id)
            values (?, ?, ?, ?, ?::text, ?, ?, ?::jsonb, ?, ?, ?, ?::float8, ?::float8, ?, ?::text)""");

    private final DSLContext dsl;
    private final TenantId tenantId;

    JooqSearchLog(DSLContext dsl, TenantId tenantId) {
        this.dsl = dsl;
        this.tenantId = tenantId;
    }

    @Override
    public void record(SearchLogEntry entry) {
        RECORD.executeLast(
                dsl,
                tenantId.value(),
                entry.id(),
                entry.occurredAt(),
                entry.actorId(),
                entry.query().orElse(null),
                entry.mode().word(),
                entry.limit(),
                JsonText.write(entry.filter()),
                entry.hits(),
                entry.found().stream().map(found -> found.chunkId().value()).toArray(UUID[]::new),
                entry.found().stream().map(found -> found.documentId().value()).toArray(UUID[]::new),
                boxed(entry.topScore()),
                boxed(entry.averageScore()),
                entry.durationMillis(),
                entry.requestId().orElse(null));
    }

    @Override
    public Optional<SearchLogEntry> find(UUID id) {
        return dsl.selectFrom(SEARCH_LOG)
                .where(SEARCH_LOG.TENANT_ID.eq(tenantId.value()))
                .and(SEARCH_LOG.ID.eq(id))
                .fetchOptional(JooqSearchLog::entry);
    }

    @Override
    public Page<SearchLogEntry> list(SearchLogFilter filter, PageRequest page) {
        return Page.of(
                dsl.selectFrom(SEARCH_LOG)
                        .where(SEARCH_LOG.TENANT_ID.eq(tenantId.value()))
                        .and(condition(filter))
                        .and(Keyset.after(page, SEARCH_LOG.ID))
                        .orderBy(SEARCH_LOG.ID.desc())
                        .limit(Keyset.limit(page))
                        .fetch(JooqSearchLog::entry),
                page,
                SearchLogEntry::id);
    }

    private static Condition condition(SearchLogFilter filter) {
        return Conditions.all(List.of(
                filter.mode().map(mode -> SEARCH_LOG.MODE.eq(mode.word())),
                filter.queryContains().map(SEARCH_LOG.QUERY::containsIgnoreCase),
                filter.hitsMax().map(SEARCH_LOG.RESULT_COUNT::le),
                filter.from().map(SEARCH_LOG.OCCURRED_AT::ge),
                filter.to().map(SEARCH_LOG.OCCURRED_AT::lt)));
    }

    private static SearchLogEntry entry(SearchLogRecord row) {
        return new SearchLogEntry(
                row.getId(),
                row.getOccurredAt(),
                row.getActorId(),
                Optional.ofNullable(row.getQuery()),
                SearchMode.parse("/mode", row.getMode()),
                row.getResultLimit(),
                row.getFilter(),
                row.getResultCount(),
                found(row),
                unboxed(row.getTopScore()),
                unboxed(row.getAverageScore()),
                row.getDurationMillis(),
                Optional.ofNullable(row.getRequestId()));
    }

    private static List<FoundChunk> found(SearchLogRecord row) {
        UUID[] chunks = row.getHitChunkIds();
        UUID[] documents = row.getHitDocumentIds();
        List<FoundChunk> found = new ArrayList<>(chunks.length);
        for (int index = 0; index < chunks.length; index++) {
            found.add(new FoundChunk(new ChunkId(chunks[index]), new DocumentId(documents[index])));
        }
        return found;
    }

    private static @Nullable Double boxed(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }

    private static OptionalDouble unboxed(@Nullable Double value) {
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
