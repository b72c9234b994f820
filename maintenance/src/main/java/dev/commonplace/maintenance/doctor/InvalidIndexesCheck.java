package dev.commonplace.maintenance.doctor;

import dev.commonplace.migrations.OperatorIndexes;
import java.sql.SQLException;
import java.util.List;

/** Indexes whose concurrent building was interrupted: they cost every write and serve no query. */
final class InvalidIndexesCheck implements Check {
    private static final String INVALID = """
            select quote_ident(x.relname), t.relname, x.relname ~ '_ccnew[0-9]*$|_ccold[0-9]*$'
            from pg_index i join pg_class x on x.oid = i.indexrelid join pg_class t on t.oid = i.indrelid
            where x.relnamespace = to_regnamespace('commonplace') and x.relkind = 'i'
              and not (i.indisvalid and i.indisready and i.indislive)
              and not exists (select from pg_stat_progress_create_index p where p.index_relid = i.indexrelid)
            order by 1""";

    /** @param leftover of an interrupted REINDEX CONCURRENTLY, beside the index, which is whole */
    private record Invalid(String name, String table, boolean leftover) {}

    @Override
    public String name() {
        return "invalid_indexes";
    }

    @Override
    public List<Finding> find(Examined database) throws SQLException {
        return database
                .sql()
                .rows(INVALID, row -> new Invalid(row.getString(1), row.getString(2), row.getBoolean(3)))
                .stream()
                // They have a check and a command of their own.
                .filter(index -> !OperatorIndexes.contains(index.name()))
                .map(index -> Finding.error(
                                name(),
                                "index " + index.name() + " of table " + index.table()
                                        + " is not valid: its building was interrupted",
                                "")
                        .mendedBy((index.leftover() ? "drop index concurrently" : "reindex index concurrently")
                                + " commonplace." + index.name()))
                .toList();
    }
}
