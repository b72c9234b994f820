package dev.commonplace.bootstrap;

import dev.commonplace.application.tenancy.FindUnservedSpaces;
import dev.commonplace.maintenance.vectorindex.VectorIndexFinding;
import dev.commonplace.maintenance.vectorindex.VectorIndexes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after the start, while requests are answered already, whether the settings fit what the database holds. What
 * does not fit is told in the log; it never stops the service.
 */
final class StartCheck implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StartCheck.class);
    private static final long WAIT_MILLIS_MAX = 2_000;

    private final AtomicBoolean closing = new AtomicBoolean();
    private final Thread thread;

    private StartCheck(Runnable checks) {
        this.thread = Thread.ofVirtual().name("check-settings").unstarted(() -> run(checks));
    }

    static StartCheck start(
            SpacesWiring spaces, ModelsWiring models, ServiceDatabase database, Settings.VectorIndex vectorIndex) {
        SpacesCheck spacesCheck =
                new SpacesCheck(models.embeddingModels().byDefault().model());
        StartCheck check = new StartCheck(() -> {
            FindUnservedSpaces.Found found = spaces.findUnservedSpaces().find(Environment.operator());
            spacesCheck.warn(found);
            warn(database, vectorIndex, found.dimensions());
        });
        check.thread.start();
        return check;
    }

    private static void warn(ServiceDatabase database, Settings.VectorIndex wanted, Set<Integer> dimensions) {
        try (Connection connection = database.pool().getConnection()) {
            for (VectorIndexFinding finding :
                    VectorIndexes.findings(connection, VectorIndexWiring.options(wanted), dimensions)) {
                LOG.warn("{} Mend it with: {}", finding.message(), VectorIndexFinding.COMMAND);
            }
        } catch (SQLException failure) {
            throw new ServiceException("The vector indexes could not be looked at: " + failure.getMessage(), failure);
        }
    }

    private void run(Runnable checks) {
        try {
            checks.run();
        } catch (RuntimeException failure) {
            if (!closing.get()) {
                LOG.warn("Whether the settings fit the database could not be checked: {}", failure.toString());
            }
        }
    }

    @Override
    public void close() {
        closing.set(true);
        thread.interrupt();
        try {
            thread.join(WAIT_MILLIS_MAX);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
