package dev.commonplace.persistence.migrations;

import dev.commonplace.embeddedpostgres.InstalledServers;
import dev.commonplace.embeddedpostgres.ServerInstallation;
import dev.commonplace.migrations.database.DatabaseUrl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The psql of this machine. */
final class Psql {
    private static final Path PROGRAM = InstalledServers.find(System.getenv()).all().stream()
            .map(ServerInstallation::binDirectory)
            .map(directory -> directory.resolve("psql"))
            .filter(Files::isExecutable)
            .findFirst()
            .orElse(Path.of("psql"));

    private Psql() {}

    /**
     * Runs a script as an operator does.
     *
     * @throws AssertionError with what psql said, where it fails
     */
    static void run(DatabaseUrl database, String script) {
        try {
            Path file = Files.createTempFile("migration", ".sql");
            Path said = Files.createTempFile("migration", ".log");
            Files.writeString(file, script);
            ProcessBuilder builder = new ProcessBuilder(List.of(
                            PROGRAM.toString(),
                            "-X",
                            "-v",
                            "ON_ERROR_STOP=1",
                            "-h",
                            database.hosts().getFirst().name(),
                            "-p",
                            Integer.toString(database.hosts().getFirst().port()),
                            "-U",
                            database.user(),
                            "-d",
                            database.database(),
                            "-f",
                            file.toString()))
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile());
            database.password().ifPresent(password -> builder.environment().put("PGPASSWORD", password));
            int exit = builder.start().waitFor();
            String output = Files.readString(said, StandardCharsets.UTF_8);
            Files.delete(file);
            Files.delete(said);
            if (exit != 0) {
                throw new AssertionError(output);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
