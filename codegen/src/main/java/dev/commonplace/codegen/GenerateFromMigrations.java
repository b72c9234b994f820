package dev.commonplace.codegen;

import java.nio.file.Path;

/** The main class: migrates a scratch database and writes what it finds into the given directory and file. */
public final class GenerateFromMigrations {
    private GenerateFromMigrations() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 2) {
            throw new IllegalArgumentException("Usage: GenerateFromMigrations <jOOQ directory> <catalogue file>");
        }
        try (ScratchDatabase database = ScratchDatabase.open(System.getenv())) {
            new CatalogueFile(database.dataSource()).write(Path.of(arguments[1]));
            JooqSources.generate(database.dataSource(), Path.of(arguments[0]));
        }
    }
}
