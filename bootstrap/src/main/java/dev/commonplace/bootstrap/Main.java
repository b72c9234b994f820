package dev.commonplace.bootstrap;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

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
                .registerConverter(UUID.class, Main::id)
                .setParameterExceptionHandler(new WrongArguments())
                .setExecutionExceptionHandler(new Failures());
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException other) {
            throw new TypeConversionException("'" + text + "' is no id, such as 01890a5d-ac96-774b-bcce-b302099a8057");
        }
    }
}
