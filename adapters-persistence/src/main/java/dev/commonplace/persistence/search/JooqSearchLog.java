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
import dev.commonplace.persistence.support.ArrayText;
import dev.commonplace.persistence.support.BinaryValues;
import dev.commonplace.persistence.support.BulkStatement;
import dev.commonplace.persistence.support.Columns;
import dev.commonplace.persistence.support.Conditions;
import dev.commonplace.persistence.support.JsonText;
import dev.commonplace.persistence.support.Keyset;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

final class JooqSearchLog implements SearchLog {
    /**
     * Nobody waits until entries are on the disk: a crash of the server may lose those of the last half second. What was written and
     * not acknowledged comes again.
     */
    private static final String RECORD = """
            select set_config('synchronous_commit', 'off', true);
            insert into search_log (tenant_id, id, occurred_at, actor_id, query, mode, result_limit, filter, result_count,
                                    hit_chunk_ids, hit_document_ids, top_score, average_score, duration_millis, request_id)
            select ?, unnest(?::uuid[]), unnest(?::timestamptz[]), unnest(?::text[]), unnest(?::text[]), unnest(?::text[]),
                unnest(?::integer[]), unnest(?::text[])::jsonb, unnest(?::integer[]), unnest(?::text[])::uuid[],
                unnest(?::text[])::uuid[], unnest(?::float8[]), unnest(?::float8[]), unnest(?::integer[]), unnest(?::text[])
            on conflict do nothing""";

    private final DSLContext dsl;
    private final TenantId tenantId;

    JooqSearchLog(DSLContext dsl, TenantId tenantId) {
        this.dsl = dsl;
        this.tenantId = tenantId;
    }

    @Override
    public void recordAll(List<SearchLogEntry> entries) {
        BulkStatement.execute(dsl, RECORD, (connection, statement) -> bind(connection, statement, entries));
    }

    private void bind(Connection connection, PreparedStatement statement, List<SearchLogEntry> entries)
            throws SQLException {
        Entries bound = new Entries(connection, statement, entries);
        statement.setObject(1, tenantId.value());
        statement.setObject(2, BinaryValues.uuids(connection, Columns.of(entries, SearchLogEntry::id)));
        statement.setObject(3, BinaryValues.times(connection, Columns.of(entries, SearchLogEntry::occurredAt)));
        bound.texts(4, SearchLogEntry::actorId);
        bound.texts(5, entry -> entry.query().orElse(null));
        bound.texts(6, entry -> entry.mode().word());
        bound.integers(7, SearchLogEntry::limit);
        bound.texts(8, entry -> JsonText.write(entry.filter()));
        bound.integers(9, SearchLogEntry::hits);
        bound.texts(10, entry -> ids(entry, found -> found.chunkId().value()));
        bound.texts(11, entry -> ids(entry, found -> found.documentId().value()));
        bound.numbers(12, entry -> boxed(entry.topScore()));
        bound.numbers(13, entry -> boxed(entry.averageScore()));
        bound.integers(14, SearchLogEntry::durationMillis);
        bound.texts(15, entry -> entry.requestId().orElse(null));
    }

    private static String ids(SearchLogEntry entry, Function<FoundChunk, UUID> id) {
        return ArrayText.of(entry.found().stream().map(id).map(UUID::toString).toList());
    }

    /** Binds the entries column by column. */
    private record Entries(Connection connection, PreparedStatement statement, List<SearchLogEntry> entries) {
        void texts(int index, Function<SearchLogEntry, @Nullable String> value) throws SQLException {
            statement.setObject(index, BinaryValues.texts(connection, Columns.of(entries, value)));
        }

        void integers(int index, Function<SearchLogEntry, @Nullable Integer> value) throws SQLException {
            statement.setObject(index, BinaryValues.integers(connection, Columns.of(entries, value)));
        }

        void numbers(int index, Function<SearchLogEntry, @Nullable Double> value) throws SQLException {
            statement.setArray(
                    index,
                    connection.createArrayOf(
                            "float8", Columns.of(entries, value).toArray()));
        }
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
