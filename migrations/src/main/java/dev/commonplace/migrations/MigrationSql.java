package dev.commonplace.migrations;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.flywaydb.core.api.MigrationVersion;

/**
 * Writes down what a run up or down would do, for psql: the same statements, the same turns, the same rows in the history. Needs no
 * database. What it writes refuses, before it does anything, a database that is not at the version where it begins.
 */
public final class MigrationSql {
    private static final String BEGAN = "commonplace.step_began";

    private final MigrationSteps steps;
    private final StringBuilder sql = new StringBuilder();

    private MigrationSql(MigrationSteps steps) {
        this.steps = steps;
    }

    /**
     * The SQL between two versions, in either direction.
     *
     * @param from the version that the database has, with or without leading zeros; 0 for none
     * @param to the version that it shall have
     * @throws MigrationFailedException where there is no such version, or nothing to do
     */
    public static String between(String from, String to) {
        return between(from, to, MigrationSteps.ofProduct());
    }

    static String between(String from, String to, MigrationSteps steps) {
        String begin = steps.require(from);
        String end = steps.require(to);
        int direction = MigrationVersion.fromVersion(end).compareTo(MigrationVersion.fromVersion(begin));
        if (direction == 0) {
            throw new MigrationFailedException("There is nothing to do from version " + begin + " to itself.", null);
        }
        MigrationSql writer = new MigrationSql(steps);
        writer.head(begin, end);
        if (direction > 0) {
            if (begin.equals(MigrationSteps.NONE)) {
                writer.sql.append(HistorySql.CREATE).append('\n');
            }
            writer.prepareSession();
            steps.between(begin, end).forEach(writer::up);
        } else {
            writer.prepareSession();
            steps.between(end, begin).reversed().forEach(writer::down);
        }
        writer.line("do $$ begin perform pg_advisory_unlock(" + MigrationLock.NUMBER + "); end $$;");
        return writer.sql.toString();
    }

    private void head(String from, String to) {
        line("-- Commonplace: the schema from version " + from + " to version " + to + ".");
        line("-- As the user who owns the schema: psql -v ON_ERROR_STOP=1 -f THIS-FILE");
        line("\\set ON_ERROR_STOP on");
        line("");
        line(
                "-- Waits for its turn. By a statement that waits, a concurrent build of an index would wait for this one.");
        line("do $$ begin while not pg_try_advisory_lock(" + MigrationLock.NUMBER
                + ") loop commit; perform pg_sleep(1); end loop; end $$;");
        line("set lock_timeout = '" + MigrationOptions.LOCK_TIMEOUT_DEFAULT.toSeconds() + "s';");
        line("");
        List<MigrationStep> expected = steps.between(MigrationSteps.NONE, from);
        sql.append(HistorySql.requireVersion(
                from, to, expected.stream().map(MigrationStep::version).collect(Collectors.joining(", "))));
        line("");
    }

    private void prepareSession() {
        line(HistoryTable.ADD_COLUMN + ";");
        line("do $$ begin perform " + HistorySql.SEARCH_PATH.substring("select ".length()) + "; end $$;");
    }

    private void up(MigrationStep step) {
        begin("Up", step, step.script(), step.isTransactional());
        if (!step.isTransactional()) {
            ConcurrentIndexes.statements(step.script(), step.sql()).stream()
                    .filter(statement -> !statement.table().isEmpty())
                    .forEach(statement -> line(HistorySql.requireFinished(statement.index())));
        }
        script(step.sql());
        row(step, HistoryRow.UP, step.script(), Optional.of(step.checksum()), step.undoChecksum());
        end(step.isTransactional());
    }

    private void down(MigrationStep step) {
        begin("Down", step, step.undoScript(), step.isUndoTransactional());
        script(step.undoSql());
        row(step, HistoryRow.DOWN, step.undoScript(), step.undoChecksum(), Optional.empty());
        end(step.isUndoTransactional());
    }

    private void begin(String direction, MigrationStep step, String script, boolean transactional) {
        line("");
        line("-- " + direction + " " + step.title() + ": " + script);
        if (transactional) {
            line("begin;");
        } else {
            line("-- Builds and drops indexes beside the work of others, hence not in a transaction.");
        }
        line("do $$ begin perform set_config('" + BEGAN + "', clock_timestamp()::text, false); end $$;");
        line("");
    }

    private void script(String text) {
        sql.append(text.stripTrailing()).append("\n\n");
    }

    private void row(
            MigrationStep step,
            String type,
            String script,
            Optional<Integer> checksum,
            Optional<Integer> undoChecksum) {
        line("insert into " + HistoryTable.QUALIFIED
                + " (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success,"
                + " undo_checksum)");
        line("select coalesce(max(installed_rank) + 1, 1), " + literal(step.version()) + ", "
                + literal(step.description()) + ", " + literal(type) + ", " + literal(script) + ", "
                + checksum.map(String::valueOf).orElse("null") + ", current_user,");
        line("       (extract(epoch from clock_timestamp() - current_setting('" + BEGAN
                + "')::timestamptz) * 1000)::integer, true, "
                + undoChecksum.map(String::valueOf).orElse("null"));
        line("from " + HistoryTable.QUALIFIED + ";");
    }

    private void end(boolean transactional) {
        if (transactional) {
            line("commit;");
        }
        line("");
    }

    private void line(String text) {
        sql.append(text).append('\n');
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
