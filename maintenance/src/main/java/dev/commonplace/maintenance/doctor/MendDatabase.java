package dev.commonplace.maintenance.doctor;

import dev.commonplace.migrations.MigrationOptions;
import dev.commonplace.migrations.database.DatabaseUrl;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Mends what can be mended without taking anything away, and examines again. */
public final class MendDatabase {
    /** How long a change waits for what others hold. */
    private static final Duration LOCK_WAIT = Duration.ofSeconds(30);

    /** What is mended first lets more be seen, so that it may take more than one round. */
    private static final int ROUNDS_MAX = 4;

    private final ExamineDatabase examine;
    private final FixRun fixes;
    private final Progress progress;

    /** Hears what is about to be done, and what became of it. */
    public interface Progress {
        /** A finding is about to be mended. */
        void mends(Finding finding);

        /** Before it can be, others have to end. */
        default void waits(Finding finding, String forWhat) {}

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
        this(examine, owner, progress, MigrationOptions.CONCURRENT_LOCK_TIMEOUT_DEFAULT);
    }

    /** @param concurrentWait how long a concurrent build or drop of an index waits for the transactions of others */
    MendDatabase(ExamineDatabase examine, DatabaseUrl owner, Progress progress, Duration concurrentWait) {
        this.examine = examine;
        this.fixes = new FixRun(owner.with("ApplicationName", "commonplace-doctor"), LOCK_WAIT, concurrentWait);
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
        Optional<String> refused = fixes.run(finding.fix().orElseThrow(), forWhat -> progress.waits(finding, forWhat));
        refused.ifPresent(reason -> progress.failed(finding, reason));
        return refused.isEmpty();
    }
}
