package dev.commonplace.maintenance.doctor;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Whether PostgreSQL's own housekeeping keeps up. */
final class StorageChecks {
    private StorageChecks() {}

    static List<Check> all() {
        return List.of(new DeadRowsCheck(), new IndexBloatCheck(), new TransactionAgeCheck(), new UnusedIndexesCheck());
    }

    /** Tables that are mostly dead rows, or whose statistics the planner lacks. */
    private static final class DeadRowsCheck implements Check {
        private static final String TABLES = """
                select relname, n_live_tup, n_dead_tup,
                       n_dead_tup > 10000 and n_dead_tup > n_live_tup * 0.5,
                       n_live_tup > 10000 and last_analyze is null and last_autoanalyze is null
                from pg_stat_user_tables where schemaname = 'commonplace' order by relname""";

        private record Table(String name, long live, long dead, boolean bloated, boolean neverAnalysed) {}

        @Override
        public String name() {
            return "vacuum";
        }

        @Override
        public List<Finding> find(Examined database) throws SQLException {
            return database
                    .sql()
                    .rows(
                            TABLES,
                            row -> new Table(
                                    row.getString(1),
                                    row.getLong(2),
                                    row.getLong(3),
                                    row.getBoolean(4),
                                    row.getBoolean(5)))
                    .stream()
                    .filter(table -> table.bloated() || table.neverAnalysed())
                    .map(table -> Finding.warning(
                                    name(),
                                    table.bloated()
                                            ? "table " + table.name() + " has " + table.dead() + " dead rows beside "
                                                    + table.live() + " live ones"
                                            : "table " + table.name() + " with its " + table.live()
                                                    + " rows was never analysed, so that queries may be slow",
                                    "")
                            .mendedBy("vacuum (analyze) commonplace." + table.name()))
                    .toList();
        }
    }

    /** Far from the age at which the server stops taking writes. */
    private static final class TransactionAgeCheck implements Check {
        private static final String AGE = """
                select age(datfrozenxid), age(datfrozenxid) > 1500000000,
                       age(datfrozenxid) > 2 * current_setting('autovacuum_freeze_max_age')::bigint
                from pg_database where datname = current_database()""";

        private record Age(long transactions, boolean dangerous, boolean unusual) {}

        @Override
        public String name() {
            return "transaction_age";
        }

        @Override
        public List<Finding> find(Examined database) throws SQLException {
            return database
                    .sql()
                    .rows(AGE, row -> new Age(row.getLong(1), row.getBoolean(2), row.getBoolean(3)))
                    .stream()
                    .filter(age -> age.dangerous() || age.unusual())
                    .map(age -> new Finding(
                            name(),
                            age.dangerous() ? Severity.ERROR : Severity.WARNING,
                            "the oldest transaction that is not frozen is " + age.transactions()
                                    + " transactions old; at 2 billion the server stops taking writes",
                            "As a superuser: vacuum (freeze). Look first for what keeps vacuum from its work: long and prepared"
                                    + " transactions, replication slots.",
                            Optional.empty()))
                    .toList();
        }
    }

    /** Indexes of some size that no query has used in a time that says something. */
    private static final class UnusedIndexesCheck implements Check {
        private static final String UNUSED = """
                select s.indexrelname, pg_size_pretty(pg_relation_size(s.indexrelid)),
                       extract(day from now() - coalesce(d.stats_reset, pg_postmaster_start_time()))::integer
                from pg_stat_user_indexes s join pg_index i on i.indexrelid = s.indexrelid
                join pg_stat_database d on d.datname = current_database()
                where s.schemaname = 'commonplace' and s.idx_scan = 0 and not i.indisunique
                  and pg_relation_size(s.indexrelid) > 100 * 1024 * 1024
                  and coalesce(d.stats_reset, pg_postmaster_start_time()) < now() - interval '14 days'
                order by pg_relation_size(s.indexrelid) desc""";

        @Override
        public String name() {
            return "unused_indexes";
        }

        @Override
        public List<Finding> find(Examined database) throws SQLException {
            return database.sql()
                    .rows(
                            UNUSED,
                            row -> Finding.information(
                                    name(),
                                    "index " + row.getString(1) + " (" + row.getString(2) + ") was not used in "
                                            + row.getInt(3) + " days",
                                    "Nothing, if retention or a filter that it is for is merely rare (commonplace db index-usage)."));
        }
    }
}
