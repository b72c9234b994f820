package dev.commonplace.bootstrap;

import dev.commonplace.bootstrap.client.SearchCommand;
import dev.commonplace.bootstrap.conversations.ConversationsCommand;
import dev.commonplace.bootstrap.database.DatabaseCommand;
import dev.commonplace.bootstrap.evaluation.EvalCommand;
import dev.commonplace.bootstrap.ingest.IngestCommand;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command that a user calls; what it does is in its subcommands. */
@Command(
        name = "commonplace",
        mixinStandardHelpOptions = true,
        versionProvider = CommonplaceCommand.Version.class,
        description = "Keeps what teams and their assistants read, hear and say, and finds it again.",
        footer = {
            "",
            "Settings are environment variables, such as DATABASE_URL, COMMONPLACE_DATA and COMMONPLACE_PORT;"
                    + " docs/operating.md explains them all, and the command settings shows what holds.",
            "",
            "Exit codes: 0 done; 1 refused or failed; 2 wrong arguments; 70 a bug; 78 settings or machine not in order."
        },
        subcommands = {
            ServeCommand.class,
            IngestCommand.class,
            SearchCommand.class,
            ConversationsCommand.class,
            EvalCommand.class,
            DatabaseCommand.class,
            TenantCommand.class,
            KeyCommand.class,
            SettingsCommand.class,
            SpacesCommand.class,
            GuardCommand.class,
            CommandLine.HelpCommand.class
        })
public final class CommonplaceCommand implements Runnable {
    private final Supplier<Settings> settings;
    private final Supplier<List<SettingValue>> settingValues;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by the command line's parser
    private CommandSpec spec;

    /** @param settings read only by what needs them, so that help works without; the values are the same as a list */
    CommonplaceCommand(Supplier<Settings> settings, Supplier<List<SettingValue>> settingValues) {
        this.settings = settings;
        this.settingValues = settingValues;
    }

    /** Reads them anew. */
    public Settings settings() {
        return settings.get();
    }

    /** The same as a list, for showing. */
    List<SettingValue> settingValues() {
        return settingValues.get();
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** The version that is written into the jar. */
    public static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"commonplace " + current()};
        }

        /** The version's number. */
        public static String current() {
            return Objects.requireNonNullElse(
                    CommonplaceCommand.class.getPackage().getImplementationVersion(), "development");
        }
    }
}
