package dev.commonplace.bootstrap;

import java.nio.file.Path;

/** Reads where the data lives and how the service comes to it. */
final class DatabaseSettings {
    private DatabaseSettings() {}

    static Settings.Database read(Variables variables, Path home, boolean root) {
        return new Settings.Database(
                variables.databaseUrl("DATABASE_URL", "none"),
                variables.databaseUrl("DATABASE_MIGRATION_URL", "DATABASE_URL"),
                variables.directory(
                        "COMMONPLACE_DATA", root ? Path.of("/var/lib/commonplace") : userData(variables, home)),
                variables.truth("COMMONPLACE_MIGRATE", true),
                variables.whole("COMMONPLACE_POOL_SIZE", 16, 2, 500),
                variables.seconds("COMMONPLACE_POOL_TIMEOUT_SECONDS", 10, 1, 300),
                variables.seconds("COMMONPLACE_STATEMENT_TIMEOUT_SECONDS", 30, 1, 3_600));
    }

    private static Path userData(Variables variables, Path home) {
        return variables
                .foreign("XDG_DATA_HOME")
                .map(Path::of)
                .orElse(home.resolve(".local/share"))
                .resolve("commonplace");
    }
}
