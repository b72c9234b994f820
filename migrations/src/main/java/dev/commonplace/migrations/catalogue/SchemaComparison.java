package dev.commonplace.migrations.catalogue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Holds a database against what the migrations build. */
public final class SchemaComparison {
    private final ExpectedCatalogue expected;

    public SchemaComparison(ExpectedCatalogue expected) {
        this.expected = expected;
    }

    /**
     * Every difference between our schema in the database and a version of it. Leaves the database as it is.
     *
     * @param connection of the schema's owner; not inside a transaction
     */
    public List<CatalogueDifference> differences(Connection connection, String version) throws SQLException {
        Catalogue actual = Catalogue.read(connection);
        Catalogue should = expected.ofVersion(version);
        List<CatalogueDifference> differences = CatalogueDifferences.between(should, actual);
        boolean sameWords = connection.getMetaData().getDatabaseMajorVersion() == expected.serverMajorVersion();
        return sameWords || differences.isEmpty()
                ? differences
                : CatalogueDifferences.between(RemadeCatalogue.of(connection, should), actual);
    }
}
