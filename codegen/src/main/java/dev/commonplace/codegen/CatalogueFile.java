package dev.commonplace.codegen;

import dev.commonplace.migrations.Migrator;
import dev.commonplace.migrations.SchemaStatus;
import dev.commonplace.migrations.catalogue.Catalogue;
import dev.commonplace.migrations.catalogue.ExpectedCatalogue;
import dev.commonplace.migrations.catalogue.SchemaComparison;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeMap;
import javax.sql.DataSource;

/** Migrates an empty database step by step and writes down what it consists of after each. */
final class CatalogueFile {
    private final DataSource dataSource;
    private final ExpectedCatalogue committed = ExpectedCatalogue.load();

    CatalogueFile(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    void write(Path file) throws SQLException, IOException {
        Migrator migrator = new Migrator(dataSource);
        List<String> versions = migrator.status().pending().stream()
                .map(SchemaStatus.Step::version)
                .toList();
        // A server of another major version prints some expressions differently; then the committed words stay.
        boolean sameInOtherWords = versions.equals(committed.versions());
        TreeMap<String, Catalogue> catalogues = new TreeMap<>();
        int serverMajorVersion = 0;
        for (String version : versions) {
            migrator.migrateTo(version);
            try (Connection connection = dataSource.getConnection()) {
                serverMajorVersion = connection.getMetaData().getDatabaseMajorVersion();
                catalogues.put(version, Catalogue.read(connection));
                sameInOtherWords = sameInOtherWords
                        && serverMajorVersion != committed.serverMajorVersion()
                        && new SchemaComparison(committed)
                                .differences(connection, version)
                                .isEmpty();
            }
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(
                file,
                sameInOtherWords ? committed.format() : new ExpectedCatalogue(serverMajorVersion, catalogues).format());
    }
}
