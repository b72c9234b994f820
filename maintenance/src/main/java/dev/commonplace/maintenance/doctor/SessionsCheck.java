package dev.commonplace.maintenance.doctor;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Transactions that stay open: they keep vacuum from its work, and others from what they have locked. */
final class SessionsCheck implements Check {
    private static final String LONG = """
            select pid, coalesce(usename, '?'), coalesce(nullif(application_name, ''), 'without a name'), state,
                   to_char(now() - xact_start, 'FMHH24 "h" MI "min"')
            from pg_stat_activity
            where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'
              and (xact_start < now() - ?::interval
                   or state like 'idle in transaction%' and state_change < now() - ?::interval)
            order by xact_start limit 20""";

    private static final String HIDDEN = """
            select quote_ident(current_user)
            where exists (select from pg_stat_activity
                where datname = current_database() and backend_type is null and usename is not null)""";

    private static final String PREPARED = """
            select gid, owner, to_char(now() - prepared, 'FMHH24 "h" MI "min"')
            from pg_prepared_xacts
            where database = current_database() and prepared < now() - ?::interval order by prepared limit 20""";

    private final Duration open;
    private final Duration idle;

    SessionsCheck() {
        this(Duration.ofHours(1), Duration.ofMinutes(10));
    }

    /**
     * @param open longer than this a transaction should not be
     * @param idle nor longer than this waiting for its client, or prepared
     */
    SessionsCheck(Duration open, Duration idle) {
        this.open = open;
        this.idle = idle;
    }

    @Override
    public String name() {
        return "transactions";
    }

    @Override
    public List<Finding> find(Examined database) throws SQLException {
        List<Finding> findings = new ArrayList<>(database.sql()
                .rows(
                        LONG,
                        row -> Finding.warning(
                                name(),
                                "a transaction of " + row.getString(2) + " (" + row.getString(3) + ", "
                                        + row.getString(4) + ") is open for " + row.getString(5),
                                "select pg_terminate_backend(" + row.getInt(1) + ")"),
                        open.toString(),
                        idle.toString()));
        findings.addAll(database.sql()
                .rows(
                        HIDDEN,
                        row -> Finding.information(
                                name(),
                                "cannot see what the sessions of other accounts do",
                                "GRANT pg_read_all_stats TO " + row.getString(1) + ";")));
        findings.addAll(database.sql()
                .rows(
                        PREPARED,
                        row -> Finding.warning(
                                name(),
                                "the prepared transaction " + row.getString(1) + " of " + row.getString(2)
                                        + " is open for " + row.getString(3),
                                "rollback prepared '" + row.getString(1).replace("'", "''") + "', or commit prepared"),
                        idle.toString()));
        return findings;
    }
}
