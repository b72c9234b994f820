package dev.commonplace.bootstrap.database;

import dev.commonplace.bootstrap.CommonplaceCommand;
import dev.commonplace.bootstrap.DatabaseAddress;
import dev.commonplace.bootstrap.Settings;
import dev.commonplace.migrations.Migrator;
import dev.commonplace.migrations.database.DatabaseRequirements;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The database's whole life by command. */
@Command(
        name = "db",
        mixinStandardHelpOptions = true,
        versionProvider = CommonplaceCommand.Version.class,
        description = {
            "Migrates, examines, mends, backs up and restores the database.",
            "Works beside a running service and without one, as the account that owns the schema:"
                    + " DATABASE_MIGRATION_URL where it is set, otherwise DATABASE_URL, otherwise the embedded cluster."
        },
        subcommands = {
            BackupCommand.class,
            BaselineCommand.class,
            CurrentCommand.class,
            DoctorCommand.class,
            DownCommand.class,
            GrantReadonlyCommand.class,
            HistoryCommand.class,
            IndexUsageCommand.class,
            MaintainCommand.class,
            RestoreCommand.class,
            RetentionCommand.class,
            RowsCommand.class,
            SizesCommand.class,
            SqlCommand.class,
            UpCommand.class,
            VectorIndexCommand.class,
            VerifyCommand.class
        })
@SuppressWarnings("NullAway.Init") // fields are set by the command line's parser
public final class DatabaseCommand implements Runnable {
    @ParentCommand
    private CommonplaceCommand commonplace;

    @Spec
    private CommandSpec spec;

    Settings settings() {
        return commonplace.settings();
    }

    /** The database of the settings, as it is: nothing is checked or migrated. */
    DatabaseAddress open() {
        return DatabaseAddress.besideService(settings().database());
    }

    /** For looking at the schema; refuses a database that does not answer. */
    Migrator migrator(DatabaseAddress address) {
        new DatabaseRequirements(address.owner()).requireReachable();
        return new Migrator(address.owner().dataSource());
    }

    PrintWriter out() {
        return spec.commandLine().getOut();
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
