package dev.commonplace.bootstrap;

import dev.commonplace.bootstrap.client.ApiException;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Violation;
import dev.commonplace.embeddedpostgres.EmbeddedPostgresException;
import dev.commonplace.maintenance.MaintenanceException;
import dev.commonplace.migrations.MigrationFailedException;
import dev.commonplace.migrations.database.DatabaseProblemException;
import java.io.PrintWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Tells a failed command's reason in the operator's terms: no stack trace for what is not a bug. */
final class Failures implements IExecutionExceptionHandler {
    static final int REFUSED = 1;
    static final int BUG = 70;
    static final int NOT_IN_ORDER = 78;

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    /** Whether it is a place within what was handed in as JSON; options are told apart by the sentence. */
    private static boolean isWithin(String field) {
        return field.indexOf('/', 1) > 0;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine commandLine, ParseResult parsed) {
        PrintWriter err = commandLine.getErr();
        return switch (failure) {
            case RefusedException refused -> {
                err.println(refused.reason());
                for (Violation violation : refused.violations()) {
                    if (!violation.message().equals(refused.reason())) {
                        err.println("  " + violation.field() + ": " + violation.message());
                    } else if (isWithin(violation.field())) {
                        err.println("  at " + violation.field());
                    }
                }
                yield REFUSED;
            }
            case ApiException refused -> {
                err.println(refused.getMessage());
                yield REFUSED;
            }
            case MigrationFailedException failed -> {
                err.println(failed.getMessage());
                yield REFUSED;
            }
            case MaintenanceException failed -> {
                err.println(failed.getMessage());
                yield REFUSED;
            }
            case SettingsException settings -> {
                err.println(settings.getMessage());
                yield NOT_IN_ORDER;
            }
            case EmbeddedPostgresException missing -> {
                err.println(missing.getMessage());
                yield NOT_IN_ORDER;
            }
            case DatabaseProblemException unusable -> {
                err.println(unusable.getMessage());
                yield NOT_IN_ORDER;
            }
            case ServiceException notInOrder -> {
                err.println(notInOrder.getMessage());
                yield NOT_IN_ORDER;
            }
            default -> {
                LOG.error("This should not have happened", failure);
                yield BUG;
            }
        };
    }
}
