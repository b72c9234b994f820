package dev.commonplace.maintenance.upkeep;

import dev.commonplace.maintenance.Sql;
import dev.commonplace.maintenance.archive.ByteCount;
import dev.commonplace.migrations.OperatorIndexes;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Which indexes are not whole, or are mostly empty. */
final class IndexPlan {
    private static final String LARGE = """
            select x.oid, quote_ident(x.relname), quote_ident(t.relname), pg_relation_size(x.oid),
                   coalesce(case when x.reltuples >= 0 then x.reltuples end, t.reltuples), t.reltuples, i.indnatts
            from pg_index i join pg_class x on x.oid = i.indexrelid join pg_class t on t.oid = i.indrelid
            join pg_am am on am.oid = x.relam
            where x.relnamespace = to_regnamespace('commonplace') and x.relkind = 'i' and am.amname = 'btree'
              and i.indisvalid and pg_relation_size(x.oid) >= ?
            order by 2""";

    private final UpkeepLimits limits;

    IndexPlan(UpkeepLimits limits) {
        this.limits = limits;
    }

    /** Whatever the limits. */
    static List<Measure> broken(Sql sql) throws SQLException {
        List<Measure> measures = new ArrayList<>();
        for (UnfinishedIndex index : UnfinishedIndex.find(sql)) {
            if (index.leftover()) {
                measures.add(Measure.dropLeftover(index));
            } else if (!OperatorIndexes.contains(index.name()) || !index.name().endsWith("_new")) {
                // One that takes another's place when it is whole is made again by the command that makes them.
                measures.add(Measure.rebuild(
                        Measure.Kind.REBUILD_INVALID,
                        index.quotedName(),
                        "it is not valid: its building was interrupted, and no query uses it"));
            }
        }
        return measures;
    }

    List<Measure> bloated(Sql sql) throws SQLException {
        List<BtreeIndex> large = sql.rows(
                LARGE,
                row -> new BtreeIndex(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getLong(4),
                        row.getDouble(5),
                        row.getDouble(6),
                        row.getInt(7)),
                limits.bloatBytesMin());
        List<Measure> measures = new ArrayList<>();
        for (BtreeIndex index : large) {
            long needed = index.neededBytes(sql);
            long spare = index.bytes() - needed;
            if (needed > 0 && spare >= limits.bloatBytesMin() && spare > limits.bloatShare() * index.bytes()) {
                measures.add(Measure.rebuild(
                        Measure.Kind.REBUILD_BLOATED,
                        index.name(),
                        "it takes " + ByteCount.text(index.bytes()) + " where about " + ByteCount.text(needed)
                                + " would do"));
            }
        }
        return measures;
    }
}
