package dev.commonplace.persistence.search;

import dev.commonplace.application.search.SearchAnalytics;
import dev.commonplace.domain.search.QueryKey;
import dev.commonplace.domain.search.SearchMode;
import dev.commonplace.domain.search.SearchReport;
import dev.commonplace.domain.search.SearchReport.DayFigures;
import dev.commonplace.domain.search.SearchReport.QueryFigures;
import dev.commonplace.domain.search.SearchReport.Totals;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.persistence.support.StatementTimeout;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Each statement reads the tenant's part of the log once. Texts are grouped as they are before they are normalised. */
final class JooqSearchAnalytics implements SearchAnalytics {
    private static final Duration LOOK_MAX = Duration.ofMinutes(1);

    private static final String SCOPE =
            "tenant_id = ?::uuid and occurred_at >= ?::timestamptz and occurred_at < ?::timestamptz and mode = any (?)";

    private static final String ACTORS = """
            select coalesce(sum(searches), 0), count(*), sum(results), coalesce(sum(with_results), 0)
            from (select count(*) as searches, sum(result_count) as results,
                         count(*) filter (where result_count > 0) as with_results
                  from search_log where %s group by actor_id) as by_actor""".formatted(SCOPE);

    /** What was clicked or used of each search, and what was thought of it. */
    private static final String FEEDBACK = """
            select count(first_rank), avg(1.0 / first_rank)::float8, coalesce(sum(helpful), 0), coalesce(sum(unhelpful), 0)
            from (select (array_agg(feedback.rank order by feedback.occurred_at, feedback.rank)
                              filter (where feedback.kind in ('click', 'use')))[1] as first_rank,
                         count(*) filter (where feedback.kind = 'helpful') as helpful,
                         count(*) filter (where feedback.kind = 'unhelpful') as unhelpful
                  from (select tenant_id, id from search_log where %s) as search
                  join search_feedback as feedback on feedback.tenant_id = search.tenant_id
                       and feedback.search_id = search.id
                  group by search.id) as by_search""".formatted(SCOPE);

    private static final String NORMALISED =
            "lower(btrim(regexp_replace(left(query, " + QueryKey.CHARACTERS_MAX + "), '\\s+', ' ', 'g')))";

    private static final String QUERIES = """
            with by_text as (
                select query, count(*) as searches, count(*) filter (where result_count = 0) as zero_results,
                       count(*) filter (where top_score < ?) as low_scores, sum(result_count) as results,
                       sum(top_score) as top_scores, count(top_score) as scored, max(occurred_at) as last_at
                from search_log where %s and query is not null
                group by query),
            by_query as materialized (
                select %s as query, sum(searches) as searches, sum(zero_results) as zero_results,
                       sum(low_scores) as low_scores, sum(results) / sum(searches) as average_results,
                       sum(top_scores) / nullif(sum(scored), 0) as average_top_score, max(last_at) as last_at
                from by_text group by 1)
            (select 'top' as list, by_query.* from by_query order by searches desc, query collate "C" limit ?)
            union all
            (select 'zero', by_query.* from by_query where zero_results > 0 order by zero_results desc, query collate "C" limit ?)
            union all
            (select 'low', by_query.* from by_query where low_scores > 0 order by low_scores desc, query collate "C" limit ?)
            union all
            select 'all', null, count(*), null, null, null, null, null from by_query""".formatted(SCOPE, NORMALISED);

    private static final String CLICKED = """
            select %s as query, count(*) from search_log
            where %s and query is not null
              and exists (select from search_feedback as feedback
                          where feedback.tenant_id = search_log.tenant_id and feedback.search_id = search_log.id
                            and feedback.kind in ('click', 'use'))
            group by 1""".formatted(NORMALISED, SCOPE);

    private static final String DAYS = """
            select (occurred_at at time zone 'UTC')::date, mode, count(*), count(*) filter (where result_count = 0),
                   percentile_disc(array[0.5, 0.95]) within group (order by duration_millis)
            from search_log where %s
            group by 1, 2 order by 1, 2""".formatted(SCOPE);

    private final DSLContext dsl;
    private final TenantId tenantId;

    JooqSearchAnalytics(DSLContext dsl, TenantId tenantId) {
        this.dsl = dsl;
        this.tenantId = tenantId;
    }

    @Override
    public SearchReport report(Scope scope) {
        StatementTimeout.raise(dsl, LOOK_MAX);
        Map<String, Long> clicked = new HashMap<>();
        dsl.fetch(CLICKED, binds(scope)).forEach(row -> clicked.put(row.get(0, String.class), row.get(1, Long.class)));
        Map<String, List<QueryFigures>> lists = new HashMap<>();
        long uniqueQueries = 0;
        for (Record row : queries(scope)) {
            String list = row.get(0, String.class);
            if (list.equals("all")) {
                uniqueQueries = row.get(2, Long.class);
            } else {
                lists.computeIfAbsent(list, unused -> new ArrayList<>()).add(query(row, clicked));
            }
        }
        return new SearchReport(
                totals(scope, uniqueQueries),
                lists.getOrDefault("top", List.of()),
                lists.getOrDefault("zero", List.of()),
                lists.getOrDefault("low", List.of()),
                dsl.fetch(DAYS, binds(scope)).map(JooqSearchAnalytics::day));
    }

    private List<Record> queries(Scope scope) {
        List<Object> binds = new ArrayList<>();
        binds.add(scope.lowScore());
        binds.addAll(List.of(binds(scope)));
        binds.addAll(List.of(scope.queriesMax(), scope.queriesMax(), scope.queriesMax()));
        return dsl.fetch(QUERIES, binds.toArray());
    }

    private Totals totals(Scope scope, long uniqueQueries) {
        Record log = dsl.fetchSingle(ACTORS, binds(scope));
        Record feedback = dsl.fetchSingle(FEEDBACK, binds(scope));
        long searches = log.get(0, Long.class);
        long withResults = log.get(3, Long.class);
        return new Totals(
                searches,
                uniqueQueries,
                log.get(1, Long.class),
                searches == 0 ? OptionalDouble.empty() : OptionalDouble.of(log.get(2, Double.class) / searches),
                withResults,
                searches - withResults,
                feedback.get(0, Long.class),
                optional(feedback.get(1, Double.class)),
                feedback.get(2, Long.class),
                feedback.get(3, Long.class));
    }

    private static QueryFigures query(Record row, Map<String, Long> clicked) {
        String query = row.get(1, String.class);
        return new QueryFigures(
                query,
                row.get(2, Long.class),
                row.get(3, Long.class),
                row.get(4, Long.class),
                row.get(5, Double.class),
                optional(row.get(6, Double.class)),
                clicked.getOrDefault(query, 0L),
                row.get(7, Timestamp.class).toInstant());
    }

    private static DayFigures day(Record row) {
        Integer[] percentiles = row.get(4, Integer[].class);
        return new DayFigures(
                row.get(0, LocalDate.class),
                SearchMode.parse("/mode", row.get(1, String.class)),
                row.get(2, Long.class),
                row.get(3, Long.class),
                percentiles[0],
                percentiles[1]);
    }

    private Object[] binds(Scope scope) {
        String[] modes = scope.mode().stream().map(SearchMode::word).toArray(String[]::new);
        if (modes.length == 0) {
            modes = List.of(SearchMode.values()).stream().map(SearchMode::word).toArray(String[]::new);
        }
        return new Object[] {tenantId.value().toString(), text(scope.from()), text(scope.to()), modes};
    }

    private static String text(Instant time) {
        return time.toString();
    }

    private static OptionalDouble optional(@Nullable Double value) {
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
