package dev.commonplace.maintenance.upkeep;

import dev.commonplace.maintenance.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which tables want a vacuum or new statistics, and why. */
final class TablePlan {
    /** Pages are counted as they are now; the visibility map as the last vacuum has left it. */
    private static final String TABLES = """
            select quote_ident(c.relname), s.n_live_tup, s.n_dead_tup, s.n_mod_since_analyze,
                   coalesce(s.last_analyze, s.last_autoanalyze) is null,
                   pg_relation_size(c.oid) / current_setting('block_size')::integer, c.relallvisible, age(c.relfrozenxid),
                   exists (select from pg_index i where i.indrelid = c.oid and i.indisvalid
                           and i.indnatts > i.indnkeyatts)
            from pg_class c join pg_stat_user_tables s on s.relid = c.oid
            where c.relnamespace = 'commonplace'::regnamespace and c.relkind = 'r'
            order by 1""";

    private final UpkeepLimits limits;

    TablePlan(UpkeepLimits limits) {
        this.limits = limits;
    }

    private record Table(
            String name,
            long live,
            long dead,
            long changed,
            boolean neverAnalysed,
            long pages,
            long seenPages,
            long age,
            boolean covered) {}

    List<Measure> measures(Sql sql) throws SQLException {
        List<Measure> measures = new ArrayList<>();
        List<Table> tables = sql.rows(
                TABLES,
                row -> new Table(
                        row.getString(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getBoolean(5),
                        row.getLong(6),
                        row.getLong(7),
                        row.getLong(8),
                        row.getBoolean(9)));
        for (Table table : tables) {
            Optional<String> vacuum = vacuumReason(table);
            Optional<String> analyze = analyzeReason(table);
            vacuum.ifPresent(reason -> measures.add(new Measure(
                    Measure.Kind.VACUUM,
                    table.name(),
                    reason + analyze.map(also -> "; " + also).orElse(""),
                    "vacuum " + vacuumOptions(table, analyze.isPresent()) + "commonplace." + table.name())));
            if (vacuum.isEmpty()) {
                analyze.ifPresent(reason -> measures.add(new Measure(
                        Measure.Kind.ANALYZE, table.name(), reason, "analyze commonplace." + table.name())));
            }
        }
        return measures;
    }

    private String vacuumOptions(Table table, boolean analyze) {
        List<String> options = new ArrayList<>();
        if (table.age() > limits.frozenAge()) {
            options.add("freeze");
        }
        if (analyze) {
            options.add("analyze");
        }
        return options.isEmpty() ? "" : "(" + String.join(", ", options) + ") ";
    }

    private Optional<String> vacuumReason(Table table) {
        if (table.age() > limits.frozenAge()) {
            return Optional.of("its oldest row is " + table.age() + " transactions old");
        }
        if (table.dead() >= limits.rowsMin() && table.dead() > limits.deadShare() * table.live()) {
            return Optional.of(table.dead() + " dead rows beside " + table.live() + " live ones");
        }
        long unseen = table.pages() - table.seenPages();
        if (table.covered() && table.live() >= limits.rowsMin() && unseen > limits.unseenShare() * table.pages()) {
            return Optional.of(
                    unseen + " of " + table.pages()
                            + " pages are not known to be seen by all, so that searches of its covering index read them as well");
        }
        return Optional.empty();
    }

    private Optional<String> analyzeReason(Table table) {
        if (table.neverAnalysed() && table.live() >= limits.rowsMin()) {
            return Optional.of("it was never analysed");
        }
        return table.changed() >= limits.rowsMin() && table.changed() > limits.changedShare() * table.live()
                ? Optional.of(table.changed() + " rows changed since it was last analysed")
                : Optional.empty();
    }
}
