package dev.commonplace.maintenance.doctor;

import java.sql.SQLException;
import java.util.List;

/**
 * B-tree indexes that are several times as large as their entries. An estimate from the planner's statistics, which an owner
 * who obeys row-level security does not see; then nothing is said.
 */
final class IndexBloatCheck implements Check {
    private static final long BYTES_MIN = 64L * 1024 * 1024;
    private static final int BYTES_OF_ENTRY_BESIDES_ITS_VALUES = 20;
    private static final double FULL_PAGE = 0.9;
    private static final int TIMES = 3;

    private static final String SIZES = """
            select quote_ident(x.relname), pg_relation_size(x.oid), pg_size_pretty(pg_relation_size(x.oid)),
                   greatest(x.reltuples, 0) * (sum(s.avg_width) + %d) / %s
            from pg_index i join pg_class x on x.oid = i.indexrelid join pg_class t on t.oid = i.indrelid
            join pg_am m on m.oid = x.relam and m.amname = 'btree'
            cross join unnest(i.indkey) as k (number)
            join pg_attribute a on a.attrelid = t.oid and a.attnum = k.number
            join pg_stats s on s.schemaname = 'commonplace' and s.tablename = t.relname and s.attname = a.attname
            where t.relnamespace = to_regnamespace('commonplace') and i.indisvalid and x.reltuples >= 0
              and 0 <> all (i.indkey) and pg_relation_size(x.oid) > ?
            group by x.oid, x.relname, x.reltuples, i.indkey having count(*) = cardinality(i.indkey) order by 1""".formatted(BYTES_OF_ENTRY_BESIDES_ITS_VALUES, FULL_PAGE);

    private final long bytesMin;

    IndexBloatCheck() {
        this(BYTES_MIN);
    }

    /** @param bytesMin of smaller indexes nothing is said */
    IndexBloatCheck(long bytesMin) {
        this.bytesMin = bytesMin;
    }

    private record Size(String index, double bytes, String pretty, double needed) {}

    @Override
    public String name() {
        return "index_bloat";
    }

    @Override
    public List<Finding> find(Examined database) throws SQLException {
        List<Size> sizes = database.sql()
                .rows(
                        SIZES,
                        row -> new Size(row.getString(1), row.getDouble(2), row.getString(3), row.getDouble(4)),
                        bytesMin);
        return sizes.stream()
                .filter(size -> size.bytes() > TIMES * size.needed())
                .map(size -> Finding.warning(
                        name(),
                        "index " + size.index() + " takes " + size.pretty() + ", several times what its entries need",
                        "reindex index concurrently commonplace." + size.index()))
                .toList();
    }
}
