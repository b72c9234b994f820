package dev.commonplace.bootstrap;

import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine;

/** The entry point behind {@link Launcher}: runs a command and ends the process with its exit code. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        int exitCode =
                commandLine(Environment::settings, Environment::settingValues).execute(arguments);
        System.exit(exitCode);
    }

    static CommandLine commandLine(Supplier<Settings> settings, Supplier<List<SettingValue>> values) {
        return new CommandLine(new CommonplaceCommand(settings, values))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(new WrongArguments())
                .setExecutionExceptionHandler(new Failures());
    }
}
