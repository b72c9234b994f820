package dev.commonplace.bootstrap.database;

import dev.commonplace.maintenance.MaintenanceException;
import java.io.Console;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What takes something away is done only for who has said that they mean it. */
final class Confirmation {
    @Option(names = "--yes", description = "do it without asking; needed where nobody sits at a terminal")
    private boolean yes;

    /**
     * @param word what a person types at the terminal to say that they mean it
     * @throws MaintenanceException where nobody has said so
     */
    @SuppressWarnings("SystemConsoleNull") // it is, without a terminal, for bin/commonplace sets jdk.console=java.base
    void require(String word) {
        if (yes) {
            return;
        }
        @Nullable Console console = System.console();
        if (console == null) {
            throw new MaintenanceException("Nothing was done. Say that you mean it with --yes.");
        }
        @Nullable String answer = console.readLine("Type %s to go on: ", word);
        if (answer == null || !answer.strip().equals(word)) {
            throw new MaintenanceException("Nothing was done.");
        }
    }
}
