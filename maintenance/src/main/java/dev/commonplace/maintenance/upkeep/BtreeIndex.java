package dev.commonplace.maintenance.upkeep;

import dev.commonplace.maintenance.Sql;
import java.sql.SQLException;
import java.util.List;

/**
 * A btree whose need of room can be guessed: entries are as large as those of some rows that are looked at. The server's own
 * statistics would tell, but it hides them from an owner for whom row-level security holds. Equal entries share room, so that the
 * guess is rather too large than too small, and no index is called bloated that is not.
 *
 * @param entries how many it has, as the last vacuum counted them
 * @param rows how many its table has
 * @param columns of the entries, keys and others
 */
record BtreeIndex(long oid, String name, String table, long bytes, double entries, double rows, int columns) {
    private static final int SAMPLE_ROWS = 1_000;

    /** Each block of a table is read as a whole, so that more rows are met than needed. */
    private static final double SAMPLE_GENEROSITY = 4;

    private static final int PAGE_BYTES = 8_192;
    /** The header of a page and what a btree keeps at its end. */
    private static final int PAGE_OVERHEAD_BYTES = 24 + 16;

    private static final int ENTRY_HEADER_BYTES = 8;
    private static final int ENTRY_POINTER_BYTES = 4;
    private static final int ENTRY_ALIGNMENT_BYTES = 8;
    private static final double FILL_SHARE = 0.9;
    private static final double INNER_PAGES_SHARE = 1.01;

    /** About what it would take were it built anew; 0 where that cannot be told. */
    long neededBytes(Sql sql) throws SQLException {
        if (entries < 1) {
            return 0;
        }
        double entryBytes = sampledEntryBytes(sql);
        double perPage = Math.floor((PAGE_BYTES - PAGE_OVERHEAD_BYTES) * FILL_SHARE / entryBytes);
        return entryBytes == 0 ? 0 : Math.round(entries / Math.max(perPage, 1) * PAGE_BYTES * INNER_PAGES_SHARE);
    }

    private double sampledEntryBytes(Sql sql) throws SQLException {
        List<String> expressions = sql.texts("select 'coalesce(pg_column_size(' || pg_get_indexdef(" + oid
                + ", number, false) || '), 0)' from generate_series(1, " + columns + ") as number");
        String condition = sql.text("select pg_get_expr(indpred, indrelid) from pg_index where indexrelid = " + oid);
        double percent = Math.min(100, 100 * SAMPLE_ROWS * SAMPLE_GENEROSITY / Math.max(rows, 1));
        String value = sql.text(
                "select avg(" + ENTRY_POINTER_BYTES + " + ceil((" + ENTRY_HEADER_BYTES + " + bytes)::numeric / "
                        + ENTRY_ALIGNMENT_BYTES + ") * " + ENTRY_ALIGNMENT_BYTES + ") from (select "
                        + String.join(" + ", expressions) + " as bytes from commonplace." + table
                        + " tablesample system (" + percent + ")" + (condition.isEmpty() ? "" : " where " + condition)
                        + " limit " + SAMPLE_ROWS + ") as sample");
        return value.isEmpty() ? 0 : Double.parseDouble(value);
    }
}
