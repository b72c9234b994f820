package dev.commonplace.maintenance.doctor;

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

    @Override
    public String name() {
        return "invalid_indexes";
    }

    @Override
    public List<Finding> find(Examined database) throws SQLException {
        return database.rows(INVALID, row -> {
            String index = row.getString(1);
            // What an interrupted REINDEX CONCURRENTLY leaves beside the index, which is whole.
            boolean leftover = row.getBoolean(3);
            return Finding.error(
                            name(),
                            "index " + index + " of table " + row.getString(2)
                                    + " is not valid: its building was interrupted",
                            "")
                    .mendedBy((leftover ? "drop index concurrently" : "reindex index concurrently") + " commonplace."
                            + index);
        });
    }
}
