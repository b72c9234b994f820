package dev.commonplace.migrations;

import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/** Passes on which step Flyway begins. */
final class StepBegins implements Callback {
    private final MigrationProgress progress;

    StepBegins(MigrationProgress progress) {
        this.progress = progress;
    }

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_EACH_MIGRATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        MigrationInfo step = context.getMigrationInfo();
        if (step != null && step.getVersion() != null) {
            progress.begins(new SchemaStatus.Step(step.getVersion().getVersion(), step.getDescription()));
        }
    }

    @Override
    public String getCallbackName() {
        return "progress";
    }
}
