package dev.commonplace.migrations.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.commonplace.migrations.AdoptSchema;
import dev.commonplace.migrations.MigrationFailedException;
import dev.commonplace.migrations.MigrationOptions;
import dev.commonplace.migrations.MigrationSteps;
import dev.commonplace.migrations.Migrator;
import dev.commonplace.migrations.ServerOfTheTests;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What counts as a difference and what does not. */
class SchemaComparisonTest {
    private static final String NEWEST = MigrationSteps.ofProduct().newest().version();
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static ServerOfTheTests server;

    private String database;

    @BeforeAll
    static void start() throws IOException, SQLException {
        server = ServerOfTheTests.start();
        server.execute("postgres", "create database migrated");
        new Migrator(server.url("migrated").dataSource()).migrate();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @BeforeEach
    void makeDatabase() throws SQLException {
        database = "compared_" + COUNT.incrementAndGet();
        server.execute("postgres", "create database " + database + " template migrated");
    }

    @Test
    void a_foreign_key_that_is_switched_off_differs_from_either_table() throws SQLException {
        server.execute(database, "alter table commonplace.chunks disable trigger all");
        assertThat(differences())
                .anyMatch(one -> one.matches("foreign key \\w+ of table chunks is switched off"))
                .anyMatch(one -> one.matches("foreign key \\w+ of table chunk_embeddings is switched off"))
                .allMatch(one -> one.endsWith("is switched off"));
        server.execute(database, "alter table commonplace.chunks enable trigger all");
        assertThat(differences()).isEmpty();
    }

    @Test
    void children_of_our_tables_and_foreign_tables_differ() throws SQLException {
        server.execute(
                database,
                "create schema archive",
                "create table archive.old_jobs () inherits (commonplace.jobs)",
                "create foreign data wrapper elsewhere",
                "create server far foreign data wrapper elsewhere",
                "create foreign table commonplace.notes (id integer) server far");
        assertThat(differences())
                .containsExactly("table archive.old_jobs should not be there", "table notes should not be there");
    }

    @Test
    void the_right_of_everybody_to_execute_functions_is_no_difference_but_one_on_tables_is() throws SQLException {
        server.execute(database, "revoke execute on all functions in schema commonplace from public");
        assertThat(differences()).isEmpty();
        server.execute(
                database,
                "revoke execute on function commonplace.lexeme_dimension from commonplace_service",
                "grant select on commonplace.jobs to public");
        assertThat(differences())
                .containsExactly(
                        "grant of select to public on table jobs should not be there",
                        "grant of execute on function lexeme_dimension(lexeme text) to commonplace_service is missing");
    }

    @Test
    void views_differ_that_are_not_their_roles_or_are_and_should_not_be() throws SQLException {
        server.execute(
                database,
                "alter view commonplace.tenant_chunk_terms owner to current_user",
                "create view commonplace.all_documents as select id from commonplace.documents",
                "alter view commonplace.all_documents owner to commonplace_lookup");
        assertThat(differences())
                .containsExactly(
                        "view all_documents should not be there",
                        "view all_documents should not belong to commonplace_lookup",
                        "view tenant_chunk_terms does not belong to commonplace_lookup");
    }

    @Test
    void another_server_is_not_asked_whose_the_views_are() throws SQLException {
        try (Connection connection = server.url(database).dataSource().getConnection()) {
            Catalogue expected = ExpectedCatalogue.load().ofVersion(NEWEST);
            assertThat(ViewOwners.in(expected)).hasSize(5);
            assertThat(RemadeCatalogue.of(connection, expected)).isEqualTo(expected);
        }
    }

    @Test
    void rights_of_the_role_that_owns_views_differ() throws SQLException {
        server.execute(database, "grant select (content) on commonplace.documents to commonplace_lookup");
        assertThat(differences())
                .containsExactly(
                        "grant of select (content) to commonplace_lookup on table documents should not be there");
    }

    @Test
    void tables_of_our_roles_are_not_adopted() throws SQLException {
        server.execute(
                database,
                "drop table commonplace.flyway_schema_history",
                "alter table commonplace.jobs owner to commonplace_service",
                "alter table commonplace.tenants owner to commonplace_lookup");
        AdoptSchema adoption = new AdoptSchema(server.url(database).dataSource(), MigrationOptions.defaults());
        assertThatThrownBy(() -> adoption.at(NEWEST))
                .isInstanceOf(MigrationFailedException.class)
                .hasMessageContaining(
                        "free of row-level security: jobs (commonplace_service), tenants (commonplace_lookup). Nothing")
                .hasMessageContaining("Nothing was done");
        server.execute(
                database,
                "alter table commonplace.jobs owner to current_user",
                "alter table commonplace.tenants owner to current_user",
                "grant select, insert, update, delete on commonplace.jobs to commonplace_service");
        assertThat(adoption.at(NEWEST)).isInstanceOf(AdoptSchema.Outcome.Adopted.class);
    }

    private List<String> differences() throws SQLException {
        try (Connection connection = server.url(database).dataSource().getConnection()) {
            return new SchemaComparison(ExpectedCatalogue.load())
                    .differences(connection, NEWEST).stream()
                            .map(CatalogueDifference::description)
                            .toList();
        }
    }
}
