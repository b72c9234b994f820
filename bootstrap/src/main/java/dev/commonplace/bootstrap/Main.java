package dev.commonplace.bootstrap;

import picocli.CommandLine;

/** The entry point behind {@link Launcher}: runs a command and ends the process with its exit code. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        int exitCode = commandLine().execute(arguments);
        System.exit(exitCode);
    }

    static CommandLine commandLine() {
        return new CommandLine(new CommonplaceCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(new Failures());
    }
}
