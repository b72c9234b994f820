package dev.commonplace.maintenance.doctor;

import dev.commonplace.maintenance.LongWork;
import dev.commonplace.maintenance.MaintenanceException;
import dev.commonplace.maintenance.Sql;
import dev.commonplace.maintenance.upkeep.UnfinishedIndex;
import dev.commonplace.migrations.database.DatabaseUrl;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Carries out one fix. What builds indexes beside the work of others waits for their transactions, which holds nobody up, and what it
 * leaves when it is given up is taken away again.
 *
 * @param owner the database as the schema's owner
 * @param lockWait how long a change waits for what others hold, and they for it
 * @param concurrentWait how long a concurrent build or drop of an index waits for the transactions of others
 */
record FixRun(DatabaseUrl owner, Duration lockWait, Duration concurrentWait) {
    /** Younger transactions are the daily work, and end by themselves. */
    private static final Duration WORTH_TELLING = Duration.ofSeconds(2);

    /**
     * Mends.
     *
     * @param waits hears for whom it will wait
     * @return why it could not be done
     */
    Optional<String> run(Finding.Fix fix, Consumer<String> waits) {
        try (Connection connection = owner.dataSource().getConnection()) {
            LongWork.endWithClient(connection);
            Sql sql = new Sql(connection);
            sql.run("set app.scope = 'owner'");
            return fix.isTransactional() ? together(connection, sql, fix) : oneByOne(connection, sql, fix, waits);
        } catch (SQLException refused) {
            if (isGone(refused)) {
                throw new MaintenanceException(
                        "The database went away while it was mended: " + Sql.reason(refused), refused);
            }
            return Optional.of(Sql.reason(refused));
        }
    }

    private Optional<String> together(Connection connection, Sql sql, Finding.Fix fix) throws SQLException {
        wait(sql, lockWait);
        connection.setAutoCommit(false);
        for (String statement : fix.statements()) {
            sql.run(statement);
        }
        connection.commit();
        return Optional.empty();
    }

    private Optional<String> oneByOne(Connection connection, Sql sql, Finding.Fix fix, Consumer<String> waits)
            throws SQLException {
        Set<String> before = unfinished(sql);
        if (fix.touchesIndexes()) {
            List<String> others = OpenTransactions.openFor(WORTH_TELLING, connection);
            if (!others.isEmpty()) {
                waits.accept("at most " + concurrentWait.toSeconds() + " s for the open transactions of "
                        + String.join(", ", others));
            }
        }
        wait(sql, concurrentWait);
        sql.run("set statement_timeout = 0");
        long start = System.nanoTime();
        try {
            for (String statement : fix.statements()) {
                sql.run(statement);
            }
            return Optional.empty();
        } catch (SQLException refused) {
            if (isGone(refused)) {
                throw refused;
            }
            Duration waited = Duration.ofNanos(System.nanoTime() - start);
            List<String> others =
                    fix.touchesIndexes() ? OpenTransactions.openFor(waited, connection) : List.<String>of();
            return Optional.of(Sql.reason(refused)
                    + (others.isEmpty() ? "" : "; open since before it began: " + String.join(", ", others))
                    + dropWhatIsLeft(sql, before));
        }
    }

    /** Soon, for the same transactions may be in the way; what cannot be dropped is found and dropped by the next run. */
    private String dropWhatIsLeft(Sql sql, Set<String> before) throws SQLException {
        StringBuilder left = new StringBuilder();
        wait(sql, lockWait);
        for (UnfinishedIndex index : UnfinishedIndex.find(sql)) {
            if (before.contains(index.name())) {
                continue;
            }
            try {
                sql.run(index.dropSql());
            } catch (SQLException refused) {
                if (isGone(refused)) {
                    throw refused;
                }
                left.append("; left until commonplace db doctor --fix runs again: index ")
                        .append(index.quotedName());
            }
        }
        return left.toString();
    }

    private static Set<String> unfinished(Sql sql) throws SQLException {
        return UnfinishedIndex.find(sql).stream().map(UnfinishedIndex::name).collect(Collectors.toSet());
    }

    private static void wait(Sql sql, Duration limit) throws SQLException {
        sql.run("set lock_timeout = '" + limit.toMillis() + "ms'");
    }

    private static boolean isGone(SQLException refused) {
        return refused.getSQLState() != null && refused.getSQLState().startsWith("08");
    }
}
