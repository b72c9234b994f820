package dev.commonplace.maintenance;

import dev.commonplace.fixtures.database.TestDatabase;
import dev.commonplace.migrations.database.DatabaseUrl;
import dev.commonplace.migrations.database.SchemaNames;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A database that belongs to an account without special rights, as providers of PostgreSQL give it to their customers. */
public final class OrdinaryOwner implements AutoCloseable {
    private final TestDatabase database;
    private final String name;

    private OrdinaryOwner(TestDatabase database, String name) {
        this.database = database;
        this.name = name;
    }

    /** With nothing in it. */
    public static OrdinaryOwner ofEmptyDatabase() throws SQLException {
        TestDatabase database = TestDatabase.createEmpty();
        String name = "owner_of_" + database.url().database();
        OrdinaryOwner owner = new OrdinaryOwner(database, name);
        owner.asSuperuser("create role " + name + " login password 'secret' nocreaterole nosuperuser nobypassrls");
        owner.asSuperuser("alter database " + database.url().database() + " owner to " + name);
        for (String role : List.of(SchemaNames.SERVICE_ROLE, SchemaNames.OWNER_ROLE, SchemaNames.LOOKUP_ROLE)) {
            owner.asSuperuser("grant " + role + " to " + name);
        }
        owner.asSuperuser("create extension vector; create extension btree_gin");
        return owner;
    }

    public DatabaseUrl url() {
        return new DatabaseUrl(
                database.url().hosts(), database.url().database(), name, Optional.of("secret"), Map.of());
    }

    /** The same database as somebody who sees every row whatever policies say. */
    public DatabaseUrl superuserUrl() {
        return database.url();
    }

    public void asSuperuser(String sql) throws SQLException {
        try (Connection connection = database.url().dataSource().getConnection()) {
            new Sql(connection).run(sql);
        }
    }

    @Override
    public void close() {
        String user = database.url().database();
        database.close();
        try (Connection connection =
                database.url().withDatabase("postgres").dataSource().getConnection()) {
            new Sql(connection).run("drop role owner_of_" + user);
        } catch (SQLException stillThere) {
            throw new IllegalStateException(stillThere);
        }
    }
}
