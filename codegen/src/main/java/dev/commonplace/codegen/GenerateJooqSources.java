package dev.commonplace.codegen;

import dev.commonplace.migrations.Migrator;
import java.nio.file.Path;
import java.sql.Connection;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;

/** The main class: migrates a scratch database and writes what jOOQ finds in it into the given directory. */
public final class GenerateJooqSources {
    private GenerateJooqSources() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 1) {
            throw new IllegalArgumentException("Usage: GenerateJooqSources <directory>");
        }
        Configuration configuration = JooqSources.into(Path.of(arguments[0]));
        try (ScratchDatabase database = ScratchDatabase.open(System.getenv())) {
            new Migrator(database.dataSource()).migrate();
            try (Connection connection = database.dataSource().getConnection()) {
                GenerationTool tool = new GenerationTool();
                tool.setConnection(connection);
                tool.run(configuration);
            }
        }
    }
}
