package dev.commonplace.migrations;

import dev.commonplace.migrations.database.DatabaseProbe;
import dev.commonplace.migrations.database.SchemaNames;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/**
 * The lock by which those who change the schema take turns: the very one that Flyway takes, so that a run of ours, a run of Flyway
 * and the SQL of a preview wait for each other. It belongs to a session, and dies with it.
 *
 * <p>It is asked for again and again instead of waited for, because a waiting statement keeps a snapshot, which a concurrent
 * build of an index would wait for.
 */
public final class MigrationLock {
    /** The advisory lock's key: Flyway's name in ASCII, and the hash of its table's name. */
    public static final long NUMBER =
            0x466C79776179L + ("\"" + SchemaNames.SCHEMA + "\".\"" + HistoryTable.NAME + "\"").hashCode();

    private static final long PAUSE_MILLIS = 200;
    private static final String HOLDER = """
            select 'process ' || a.pid || coalesce(' of ' || a.usename, '') || coalesce(' (' || nullif(a.application_name, '') || ')', '')
                   || coalesce(', there for ' || extract(epoch from now() - a.backend_start)::bigint || ' s', '')
            from pg_locks l join pg_stat_activity a on a.pid = l.pid
            where l.locktype = 'advisory' and l.granted and l.database = (select oid from pg_database where datname = current_database())
              and l.classid::bigint = %d and l.objid::bigint = %d limit 1""".formatted(NUMBER >>> 32, NUMBER & 0xFFFFFFFFL);

    private MigrationLock() {}

    /** What is done while nobody else changes the schema. */
    interface Work<T> {
        T run() throws SQLException;
    }

    /**
     * Waits for its turn, works, and lets the next one have its turn.
     *
     * @param connection in autocommit mode
     * @throws MigrationFailedException where somebody else has it for too long
     */
    static <T> T during(Connection connection, MigrationOptions options, Work<T> work) throws SQLException {
        take(connection, options.turnTimeout(), options.progress());
        try {
            return work.run();
        } finally {
            release(connection);
        }
    }

    private static void take(Connection connection, Duration timeout, MigrationProgress progress) throws SQLException {
        DatabaseProbe probe = new DatabaseProbe(connection);
        long end = System.nanoTime() + timeout.toNanos();
        String told = "";
        while (!probe.isTrue("select pg_try_advisory_lock(" + NUMBER + ")")) {
            String holder = probe.text(HOLDER);
            if (System.nanoTime() > end) {
                throw new MigrationFailedException(
                        "Another run that changes the schema did not finish in " + timeout.toSeconds() + " s: " + holder
                                + ". Nothing was done. Wait for it, or end it with SELECT pg_terminate_backend(pid), and run this again.",
                        null);
            }
            // Without the time, which would make it a new one each time.
            String who = holder.replaceFirst(", there for.*", "");
            if (!who.isEmpty() && !who.equals(told)) {
                progress.waits(who);
                told = who;
            }
            pause();
        }
    }

    /** Who has it now, in words; empty where nobody has it. */
    static Optional<String> holder(Connection connection) throws SQLException {
        return Optional.of(new DatabaseProbe(connection).text(HOLDER)).filter(text -> !text.isEmpty());
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new MigrationFailedException(
                    "The wait for another run was interrupted. Nothing was done.", interrupted);
        }
    }

    private static void release(Connection connection) {
        try {
            new DatabaseProbe(connection).run("select pg_advisory_unlock(" + NUMBER + ")");
        } catch (SQLException lost) {
            // A session that is gone has no lock any more; why it went is told by the work that noticed.
        }
    }
}
