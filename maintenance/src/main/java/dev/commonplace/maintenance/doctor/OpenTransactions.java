package dev.commonplace.maintenance.doctor;

import dev.commonplace.maintenance.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Who has transactions open that a concurrent build, rebuild or drop of an index waits for. */
final class OpenTransactions {
    private static final String OLDER = """
            select 'session ' || pid || ' of ' || coalesce(usename, '?') || ' ('
                   || coalesce(nullif(application_name, ''), 'without a name') || ', ' || coalesce(state, 'unknown') || ')'
            from pg_stat_activity
            where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'
              and xact_start <= clock_timestamp() - ?::interval
            union all
            select 'prepared transaction ' || gid || ' of ' || owner from pg_prepared_xacts
            where database = current_database() and prepared <= clock_timestamp() - ?::interval
            limit 10""";

    private OpenTransactions() {}

    /** Whose transactions are open for so long at least; of other users only those that the account is shown. */
    static List<String> openFor(Duration age, Connection connection) throws SQLException {
        return new Sql(connection).texts(OLDER, age.toString(), age.toString());
    }
}
