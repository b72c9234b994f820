package dev.commonplace.maintenance.upkeep;

import dev.commonplace.maintenance.Sql;
import java.sql.SQLException;
import java.util.List;

/**
 * An index of ours that is not whole and that nobody is building: its building was interrupted. It costs every write and serves no
 * query.
 *
 * @param name as the catalogue has it
 * @param quotedName as it is written in a statement
 * @param leftover of a REINDEX CONCURRENTLY, beside an index that is whole
 */
public record UnfinishedIndex(String name, String quotedName, String table, boolean leftover) {
    /** Of a row {@code i} of {@code pg_index}. */
    public static final String WHOLE = "i.indisvalid and i.indisready and i.indislive";

    /** An index that is being built right now is not whole either, and nobody else's business. */
    private static final String QUESTION = """
            select x.relname, quote_ident(x.relname), t.relname, x.relname ~ '_cc(new|old)[0-9]*$'
            from pg_index i join pg_class x on x.oid = i.indexrelid join pg_class t on t.oid = i.indrelid
            where x.relnamespace = to_regnamespace('commonplace') and x.relkind = 'i' and not (%s)
              and not exists (select from pg_stat_progress_create_index p where p.index_relid = i.indexrelid)
            order by 1""".formatted(WHOLE);

    /** All of them, by their names. */
    public static List<UnfinishedIndex> find(Sql sql) throws SQLException {
        return sql.rows(
                QUESTION,
                row -> new UnfinishedIndex(row.getString(1), row.getString(2), row.getString(3), row.getBoolean(4)));
    }

    /** Takes it away beside the work of others; never in a transaction. */
    public String dropSql() {
        return "drop index concurrently if exists commonplace." + quotedName;
    }

    /** Builds it anew beside the work of others; never in a transaction. */
    public String rebuildSql() {
        return "reindex index concurrently commonplace." + quotedName;
    }
}
