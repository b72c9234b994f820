package dev.commonplace.migrations;

import dev.commonplace.migrations.database.DatabaseProbe;
import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/** Prepares Flyway's sessions, and passes on which step it begins. */
final class RunCallback implements Callback {
    private final String sessionSql;
    private final MigrationProgress progress;

    RunCallback(String sessionSql, MigrationProgress progress) {
        this.sessionSql = sessionSql;
        this.progress = progress;
    }

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.AFTER_CONNECT || event == Event.BEFORE_EACH_MIGRATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        if (event == Event.AFTER_CONNECT) {
            try {
                new DatabaseProbe(context.getConnection()).run(sessionSql);
            } catch (SQLException refused) {
                throw new FlywayException(refused.getMessage(), refused);
            }
            return;
        }
        MigrationInfo step = context.getMigrationInfo();
        if (step != null && step.getVersion() != null) {
            progress.begins(new SchemaStatus.Step(step.getVersion().getVersion(), step.getDescription()));
        }
    }

    @Override
    public String getCallbackName() {
        return "commonplace";
    }
}
