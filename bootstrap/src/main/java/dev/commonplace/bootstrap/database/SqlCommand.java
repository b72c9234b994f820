package dev.commonplace.bootstrap.database;

import dev.commonplace.bootstrap.CommonplaceCommand;
import dev.commonplace.migrations.MigrationSql;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the SQL of a run up or down. */
@Command(
        name = "sql",
        mixinStandardHelpOptions = true,
        versionProvider = CommonplaceCommand.Version.class,
        description = {
            "Prints the exact SQL that up or down would run, history and lock included. Asks no database.",
            "Run it as the user who owns the schema: psql -v ON_ERROR_STOP=1 -f FILE. It refuses a database that is not at"
                    + " the version where it begins."
        })
@SuppressWarnings("NullAway.Init") // fields are set by the command line's parser
final class SqlCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Option(
            names = "--from",
            paramLabel = "VERSION",
            required = true,
            description = "the version the database has; 0 for an empty one")
    private String from;

    @Option(names = "--to", paramLabel = "VERSION", required = true, description = "the version it shall have")
    private String to;

    @Override
    public Integer call() {
        PrintWriter out = command.commandLine().getOut();
        out.print(MigrationSql.between(from, to));
        out.flush();
        return 0;
    }
}
