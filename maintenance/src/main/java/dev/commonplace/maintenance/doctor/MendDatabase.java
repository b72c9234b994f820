package dev.commonplace.maintenance.doctor;

import dev.commonplace.maintenance.MaintenanceException;
import dev.commonplace.maintenance.Sql;
import dev.commonplace.migrations.database.DatabaseUrl;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Mends what can be mended without taking anything away, and examines again. */
public final class MendDatabase {
    /** How long a change waits for what others hold. */
    private static final String LOCK_LIMIT = "30s";

    /** What is mended first lets more be seen, so that it may take more than one round. */
    private static final int ROUNDS_MAX = 4;

    private final ExamineDatabase examine;
    private final DatabaseUrl owner;
    private final Progress progress;

    /** Hears what is about to be done, and what became of it. */
    public interface Progress {
        /** A finding is about to be mended. */
        void mends(Finding finding);

        /** It could not be. */
        void failed(Finding finding, String reason);
    }

    /**
     * What was done.
     *
     * @param mended what was found and is no more
     * @param failed what could not be mended
     * @param left the last examination
     */
    public record Outcome(List<Finding> mended, List<Finding> failed, Examination left) {
        public Outcome {
            mended = List.copyOf(mended);
            failed = List.copyOf(failed);
        }
    }

    /**
     * @param examine looks before and afterwards
     * @param owner the database as the schema's owner
     */
    public MendDatabase(ExamineDatabase examine, DatabaseUrl owner, Progress progress) {
        this.examine = examine;
        this.owner = owner.with("ApplicationName", "commonplace-doctor");
        this.progress = progress;
    }

    /** Mends, and examines until nothing is left that could be mended. */
    public Outcome run() {
        Set<Finding> tried = new LinkedHashSet<>();
        List<Finding> failed = new ArrayList<>();
        Examination examination = examine.everything();
        for (int round = 0; round < ROUNDS_MAX; round++) {
            List<Finding> next = examination.mendable().stream()
                    .filter(finding -> !tried.contains(finding))
                    .toList();
            if (next.isEmpty()) {
                break;
            }
            for (Finding finding : next) {
                tried.add(finding);
                if (!mend(finding)) {
                    failed.add(finding);
                }
            }
            examination = examine.everything();
        }
        List<Finding> left = examination.findings();
        return new Outcome(
                tried.stream().filter(finding -> !left.contains(finding)).toList(), failed, examination);
    }

    private boolean mend(Finding finding) {
        progress.mends(finding);
        Optional<SQLException> refused = execute(finding.fix().orElseThrow());
        refused.ifPresent(reason -> progress.failed(finding, Sql.reason(reason)));
        return refused.isEmpty();
    }

    private Optional<SQLException> execute(Finding.Fix fix) {
        try (Connection connection = owner.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set app.scope = 'owner'; set lock_timeout = '" + LOCK_LIMIT + "'");
            connection.setAutoCommit(!fix.isTransactional());
            for (String sql : fix.statements()) {
                statement.execute(sql);
            }
            if (fix.isTransactional()) {
                connection.commit();
            }
            return Optional.empty();
        } catch (SQLException refused) {
            if (refused.getSQLState() != null && refused.getSQLState().startsWith("08")) {
                throw new MaintenanceException(
                        "The database went away while it was mended: " + Sql.reason(refused), refused);
            }
            return Optional.of(refused);
        }
    }
}
