package dev.commonplace.bootstrap;

import dev.commonplace.http.health.Readiness;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the database and the models whether they can work right now. */
final class ServiceReadiness implements Readiness {
    private static final Logger LOG = LoggerFactory.getLogger(ServiceReadiness.class);
    private static final int ANSWER_SECONDS_MAX = 2;

    private final ServiceDatabase database;
    private final ModelsWiring models;

    ServiceReadiness(ServiceDatabase database, ModelsWiring models) {
        this.database = database;
        this.models = models;
    }

    @Override
    public List<Check> check() {
        return List.of(database(), models());
    }

    /** Those who ask give up sooner than the pool, so that they are answered before it is through with its attempts. */
    private Check database() {
        FutureTask<Boolean> question = new FutureTask<>(this::databaseAnswers);
        Thread.ofVirtual().name("ask-database").start(question);
        try {
            if (question.get(ANSWER_SECONDS_MAX, TimeUnit.SECONDS)) {
                return Check.ok("database");
            }
        } catch (ExecutionException failure) {
            LOG.warn("The database does not answer: {}", String.valueOf(failure.getCause()));
        } catch (TimeoutException late) {
            question.cancel(true);
            LOG.warn("The database does not answer within {} s", ANSWER_SECONDS_MAX);
        } catch (InterruptedException interrupted) {
            question.cancel(true);
            Thread.currentThread().interrupt();
        }
        return Check.failed("database", "The database does not answer.");
    }

    private boolean databaseAnswers() throws SQLException {
        try (Connection connection = database.pool().getConnection()) {
            return connection.isValid(ANSWER_SECONDS_MAX);
        }
    }

    private Check models() {
        return models.ready()
                ? Check.ok("embedding_model")
                : Check.failed("embedding_model", "The embedding model is not loaded yet.");
    }
}
