package dev.commonplace.bootstrap;

import dev.commonplace.http.health.Readiness;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
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

    private Check database() {
        try (Connection connection = database.pool().getConnection()) {
            return connection.isValid(ANSWER_SECONDS_MAX)
                    ? Check.ok("database")
                    : Check.failed("database", "The database does not answer.");
        } catch (SQLException failure) {
            LOG.warn("The database does not answer: {}", failure.getMessage());
            return Check.failed("database", "The database does not answer.");
        }
    }

    private Check models() {
        return models.ready()
                ? Check.ok("embedding_model")
                : Check.failed("embedding_model", "The embedding model is not loaded yet.");
    }
}
