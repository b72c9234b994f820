package dev.commonplace.maintenance.statistics;

import dev.commonplace.maintenance.OwnerSession;
import dev.commonplace.maintenance.Sql;
import dev.commonplace.migrations.database.DatabaseUrl;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tells how every index was used since the server began to count. */
public final class MeasureIndexUse {
    /** Before PostgreSQL 16 there is no such column, and nothing is known. */
    private static final String INDEXES = """
            select s.indexrelname, s.relname, pg_relation_size(s.indexrelid), s.idx_scan,
                   (to_jsonb(s) ->> 'last_idx_scan')::timestamptz, s.idx_tup_read,
                   i.indisunique or i.indisexclusion, i.indisvalid
            from pg_stat_user_indexes s join pg_index i on i.indexrelid = s.indexrelid
            where s.schemaname = 'commonplace'
            order by s.idx_scan, 3 desc, 1""";

    private final DatabaseUrl owner;

    /**
     * What was counted.
     *
     * @param since when the counting began: the server's start where its statistics were never reset
     * @param indexes the least used first
     */
    public record IndexUses(Instant since, List<IndexUse> indexes) {
        public IndexUses {
            indexes = List.copyOf(indexes);
        }
    }

    /** @param owner the database as the schema's owner */
    public MeasureIndexUse(DatabaseUrl owner) {
        this.owner = owner;
    }

    /** Every index of ours. */
    public IndexUses measure() {
        return OwnerSession.run(owner, "index-usage", (connection, sql) -> new IndexUses(since(sql), indexes(sql)));
    }

    private static Instant since(Sql sql) throws SQLException {
        return sql.rows(
                        "select coalesce(stats_reset, pg_postmaster_start_time()) from pg_stat_database"
                                + " where datname = current_database()",
                        row -> row.getTimestamp(1).toInstant())
                .getFirst();
    }

    private static List<IndexUse> indexes(Sql sql) throws SQLException {
        return sql.rows(
                INDEXES,
                row -> new IndexUse(
                        row.getString(1),
                        row.getString(2),
                        row.getLong(3),
                        row.getLong(4),
                        Optional.ofNullable(row.getTimestamp(5)).map(Timestamp::toInstant),
                        row.getLong(6),
                        row.getBoolean(7),
                        row.getBoolean(8)));
    }
}
