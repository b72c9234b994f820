package dev.commonplace.maintenance;

import java.sql.Connection;
import java.sql.SQLException;

/** What sessions need whose statements take long. */
public final class LongWork {
    private static final String HOLDER = """
            select 'process ' || a.pid || coalesce(', begun ' || extract(epoch from now() - a.backend_start)::bigint || ' s ago', '')
                   || '. Wait for its end, or end it: select pg_terminate_backend(' || a.pid || ');'
            from pg_locks l join pg_stat_activity a on a.pid = l.pid
            where l.locktype = 'advisory' and l.granted and l.objsubid = 1
              and l.database = (select oid from pg_database where datname = current_database())
              and l.classid::bigint = ? and l.objid::bigint = ? limit 1""";

    private LongWork() {}

    /** Where the server's system can tell, a killed command's statement does not run on without it and hold its locks. */
    public static void endWithClient(Connection connection) {
        try {
            new Sql(connection).run("set client_connection_check_interval = '2s'");
        } catch (SQLException cannotTell) {
            return;
        }
    }

    /** Which process has an advisory lock, since when, and how to end it. */
    public static String holder(Connection connection, long lock) throws SQLException {
        String holder = new Sql(connection).text(HOLDER, lock >>> 32, lock & 0xFFFF_FFFFL);
        return holder.isEmpty() ? "a process that has just ended. Run this again." : holder;
    }
}
