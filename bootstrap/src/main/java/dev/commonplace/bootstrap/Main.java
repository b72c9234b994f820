package dev.commonplace.bootstrap;

import java.io.PrintWriter;
import picocli.CommandLine;

/** The entry point behind {@link Launcher}: runs a command and ends the process with its exit code. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        int exitCode = commandLine().execute(arguments);
        System.exit(exitCode);
    }

    static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new CommonplaceCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(new Failures());
        commandLine.setErr(new PrintWriter(System.err, true));
        return commandLine;
    }
}
