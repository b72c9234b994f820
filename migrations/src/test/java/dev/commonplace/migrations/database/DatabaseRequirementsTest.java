package dev.commonplace.migrations.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.commonplace.migrations.Migrator;
import dev.commonplace.migrations.ServerOfTheTests;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseRequirementsTest {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static ServerOfTheTests server;

    private String database;

    @BeforeAll
    static void start() throws IOException {
        server = ServerOfTheTests.start();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @BeforeEach
    void makeDatabaseAndOrdinaryUser() throws SQLException {
        database = "library_" + COUNT.incrementAndGet();
        server.execute(
                "postgres", "create database " + database, "create role ada login password 'right' nocreaterole");
    }

    @AfterEach
    void forgetThem() throws SQLException {
        server.execute("postgres", "drop database if exists " + database + " with (force)");
        server.execute(
                "postgres",
                "drop role if exists " + SchemaNames.SERVICE_ROLE,
                "drop role if exists " + SchemaNames.OWNER_ROLE,
                "drop role if exists " + SchemaNames.REPORTING_ROLE,
                "drop role if exists " + SchemaNames.LOOKUP_ROLE,
                "drop role if exists ada",
                "drop role if exists other");
    }

    @Test
    void the_superusers_empty_database_will_do_and_stays_empty() throws SQLException {
        assertThat(new DatabaseRequirements(server.url(database)).check()).isEmpty();
        assertThatCode(() -> server.execute(
                        database,
                        "create role " + SchemaNames.SERVICE_ROLE,
                        "create role " + SchemaNames.OWNER_ROLE,
                        "create role " + SchemaNames.REPORTING_ROLE,
                        "create role " + SchemaNames.LOOKUP_ROLE,
                        "create extension vector",
                        "create schema commonplace"))
                .doesNotThrowAnyException();
    }

    @Test
    void a_migrated_database_will_do() {
        DatabaseUrl url = server.url(database);
        new Migrator(url.dataSource()).migrate();
        assertThat(new DatabaseRequirements(url).check()).isEmpty();
    }

    @Test
    void a_user_with_just_the_rights_that_the_remedies_name_will_do() throws SQLException {
        DatabaseUrl url = ada();
        server.execute("postgres", "grant create on database " + database + " to ada", "alter role ada createrole");
        server.execute(database, "create extension vector", "create extension btree_gin");
        assertThat(new DatabaseRequirements(url).check()).isEmpty();
        new Migrator(url.dataSource()).migrate();
        assertThat(new DatabaseRequirements(url).check()).isEmpty();
    }

    @Test
    void roles_made_beforehand_take_the_place_of_createrole() throws SQLException {
        server.execute(
                "postgres",
                "grant create on database " + database + " to ada",
                "create role " + SchemaNames.SERVICE_ROLE + " nologin noinherit",
                "grant " + SchemaNames.SERVICE_ROLE + " to ada",
                "create role " + SchemaNames.OWNER_ROLE + " nologin",
                "grant " + SchemaNames.OWNER_ROLE + " to ada",
                "create role " + SchemaNames.REPORTING_ROLE + " nologin",
                "create role " + SchemaNames.LOOKUP_ROLE + " nologin",
                "grant " + SchemaNames.LOOKUP_ROLE + " to ada");
        server.execute(database, "create extension vector", "create extension btree_gin");
        assertThat(new DatabaseRequirements(ada()).check()).isEmpty();
        new Migrator(ada().dataSource()).migrate();
        assertThat(new DatabaseRequirements(ada()).check()).isEmpty();
        new Migrator(ada().dataSource()).undoAll();
    }

    @Test
    void who_may_no_longer_give_views_away_is_told_that_and_not_to_connect_as_their_owner() throws SQLException {
        server.execute("postgres", "grant create on database " + database + " to ada", "alter role ada createrole");
        server.execute(database, "create extension vector", "create extension btree_gin");
        new Migrator(ada().dataSource()).migrate();
        server.execute("postgres", "alter role ada nocreaterole", "revoke " + SchemaNames.LOOKUP_ROLE + " from ada");
        assertThat(new DatabaseRequirements(ada()).check())
                .containsExactly(new DatabaseProblem.RoleNotGranted(SchemaNames.LOOKUP_ROLE, "ada"));
    }

    @Test
    void every_missing_right_is_named_at_once_with_its_remedy() {
        assertThatThrownBy(() -> new DatabaseRequirements(ada()).require())
                .isInstanceOfSatisfying(
                        DatabaseProblemException.class,
                        refused -> assertThat(refused.problems())
                                .contains(
                                        new DatabaseProblem.SchemaForbidden("ada", database),
                                        new DatabaseProblem.RoleForbidden(SchemaNames.SERVICE_ROLE, "ada"),
                                        new DatabaseProblem.RoleForbidden(SchemaNames.OWNER_ROLE, "ada"),
                                        new DatabaseProblem.RoleForbidden(SchemaNames.REPORTING_ROLE, "ada"),
                                        new DatabaseProblem.RoleForbidden(SchemaNames.LOOKUP_ROLE, "ada"),
                                        new DatabaseProblem.ExtensionForbidden("vector", "ada", database)))
                .hasMessageContaining("GRANT CREATE ON DATABASE " + database + " TO ada;")
                .hasMessageContaining("ALTER ROLE ada CREATEROLE;")
                .hasMessageContaining("CREATE ROLE commonplace_lookup NOLOGIN; GRANT commonplace_lookup TO ada;")
                .hasMessageContaining("CREATE EXTENSION vector SCHEMA public;")
                .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("right"));
    }

    @ParameterizedTest
    @ValueSource(strings = {SchemaNames.SERVICE_ROLE, SchemaNames.OWNER_ROLE, SchemaNames.LOOKUP_ROLE})
    void a_role_that_exists_but_is_not_granted_is_named(String role) throws SQLException {
        server.execute("postgres", "create role " + role);
        assertThat(new DatabaseRequirements(ada()).check()).contains(new DatabaseProblem.RoleNotGranted(role, "ada"));
    }

    @Test
    void an_owner_who_does_not_inherit_the_rights_of_roles_is_named() throws SQLException {
        Assumptions.assumeTrue(server.version() < 16, "from 16 on, each grant says whether it is inherited");
        server.execute(
                "postgres",
                "alter role ada noinherit",
                "create role " + SchemaNames.OWNER_ROLE,
                "grant " + SchemaNames.OWNER_ROLE + " to ada");
        assertThat(new DatabaseRequirements(ada()).check())
                .contains(new DatabaseProblem.RoleNotGranted(SchemaNames.OWNER_ROLE, "ada"));
    }

    @ParameterizedTest
    @CsvSource({
        SchemaNames.SERVICE_ROLE + ", superuser",
        SchemaNames.SERVICE_ROLE + ", bypassrls",
        SchemaNames.OWNER_ROLE + ", superuser",
        SchemaNames.REPORTING_ROLE + ", bypassrls",
        SchemaNames.LOOKUP_ROLE + ", bypassrls"
    })
    void a_role_that_passes_by_row_level_security_is_refused(String role, String attribute) throws SQLException {
        server.execute("postgres", "create role " + role + " " + attribute);
        assertThat(new DatabaseRequirements(server.url(database)).check())
                .containsExactly(new DatabaseProblem.RoleTooPowerful(role));
    }

    @Test
    void a_service_account_beside_the_migrating_one_needs_the_role() throws SQLException {
        new Migrator(server.url(database).dataSource()).migrate();
        DatabaseRequirements ofAda = new DatabaseRequirements(ada());
        assertThatThrownBy(ofAda::requireForService)
                .hasMessageContaining("GRANT " + SchemaNames.SERVICE_ROLE + " TO ada;");
        server.execute("postgres", "grant " + SchemaNames.SERVICE_ROLE + " to ada");
        assertThatCode(ofAda::requireForService).doesNotThrowAnyException();
    }

    @Test
    void a_schema_of_another_user_is_named() throws SQLException {
        server.execute("postgres", "create role other");
        server.execute(database, "create schema commonplace authorization other");
        assertThat(new DatabaseRequirements(ada()).check())
                .containsExactly(new DatabaseProblem.SchemaOfAnother("other", "ada"));
        assertThatThrownBy(() -> new DatabaseRequirements(ada()).requireOwner())
                .hasMessageContaining("DATABASE_MIGRATION_URL to the address of other")
                .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("GRANT"));
        assertThatCode(() -> new DatabaseRequirements(server.url(database)).requireOwner())
                .doesNotThrowAnyException();
    }

    @Test
    void a_wrong_password_is_named() {
        assertThat(new DatabaseRequirements(server.url(database, "ada", "wrong")).check())
                .containsExactly(new DatabaseProblem.WrongPassword("ada", hosts()));
    }

    @Test
    void an_unknown_user_looks_like_a_wrong_password() {
        assertThat(new DatabaseRequirements(server.url(database, "nobody_knows", "wrong")).check())
                .containsExactly(new DatabaseProblem.WrongPassword("nobody_knows", hosts()));
    }

    @Test
    void a_role_that_may_not_log_in_is_named() throws SQLException {
        server.execute("postgres", "alter role ada nologin");
        assertThat(new DatabaseRequirements(ada()).check())
                .singleElement()
                .isInstanceOf(DatabaseProblem.LoginRefused.class);
    }

    @Test
    void a_missing_password_is_named() {
        DatabaseUrl url = ada();
        DatabaseUrl without = new DatabaseUrl(url.hosts(), database, "ada", Optional.empty(), url.parameters());
        assertThat(new DatabaseRequirements(without).check())
                .singleElement()
                .isInstanceOf(DatabaseProblem.LoginRefused.class)
                .extracting(DatabaseProblem::message)
                .asString()
                .contains("password");
    }

    @Test
    void a_missing_database_is_named() {
        assertThat(new DatabaseRequirements(server.url("Not There")).check())
                .containsExactly(new DatabaseProblem.DatabaseMissing("Not There", "commonplace"))
                .extracting(DatabaseProblem::remedy)
                .singleElement()
                .asString()
                .contains("CREATE DATABASE \"Not There\" OWNER commonplace");
    }

    @Test
    void a_database_that_is_closed_to_the_user_is_named() throws SQLException {
        server.execute("postgres", "revoke connect on database " + database + " from public");
        assertThat(new DatabaseRequirements(ada()).check())
                .containsExactly(new DatabaseProblem.ConnectForbidden(database, "ada"));
    }

    @Test
    void a_port_where_nothing_listens_is_named() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        DatabaseUrl url = DatabaseUrl.parse("postgresql://ada:right@127.0.0.1:" + free + "/library");
        assertThat(new DatabaseRequirements(url).check())
                .containsExactly(new DatabaseProblem.Unreachable("127.0.0.1:" + free, "nothing listens there"));
    }

    @Test
    void an_unknown_host_is_named() {
        DatabaseUrl url = DatabaseUrl.parse("postgresql://ada:right@no-such-host.invalid/library");
        assertThat(new DatabaseRequirements(url).check())
                .containsExactly(
                        new DatabaseProblem.Unreachable("no-such-host.invalid:5432", "its host name is not known"));
    }

    @Test
    void a_server_without_tls_is_named_where_tls_is_asked_for() {
        for (String mode : List.of("require", "verify-full")) {
            assertThat(new DatabaseRequirements(ada().with("sslmode", mode).withRootCertificates("system")).check())
                    .containsExactly(new DatabaseProblem.NoEncryption(hosts(), mode))
                    .extracting(DatabaseProblem::message)
                    .singleElement()
                    .asString()
                    .contains("offers no TLS", "sslmode=" + mode);
        }
    }

    @Test
    void another_encoding_is_named() throws SQLException {
        server.execute(
                "postgres",
                "drop database " + database,
                "create database " + database + " encoding 'LATIN1' locale 'C' template template0");
        assertThat(new DatabaseRequirements(server.url(database)).check())
                .containsExactly(new DatabaseProblem.NotUtf8(database, "LATIN1"));
    }

    @Test
    void a_read_only_database_is_named() throws SQLException {
        server.execute("postgres", "alter database " + database + " set default_transaction_read_only = on");
        assertThat(new DatabaseRequirements(server.url(database)).check())
                .containsExactly(new DatabaseProblem.ReadOnly(hosts()));
    }

    @Test
    void an_extension_in_another_schema_is_named() throws SQLException {
        server.execute(database, "create schema extensions", "create extension vector schema extensions");
        assertThat(new DatabaseRequirements(server.url(database)).check())
                .containsExactly(new DatabaseProblem.ExtensionElsewhere("vector", "extensions"));
    }

    @Test
    void an_installed_pgvector_that_is_too_old_is_named() throws SQLException {
        server.execute(
                database,
                "create extension vector",
                "update pg_extension set extversion = '0.7.4' where extname = 'vector'");
        assertThat(new DatabaseRequirements(server.url(database)).check())
                .containsExactly(new DatabaseProblem.VectorTooOld("0.7.4", true));
    }

    @Test
    void an_extension_that_the_server_lacks_is_named() throws SQLException {
        DatabaseUrl url = server.url(database);
        try (Connection connection = url.dataSource().getConnection()) {
            assertThat(new ExtensionCheck(new DatabaseProbe(connection), url, "no_such_extension", 15).run())
                    .contains(new DatabaseProblem.ExtensionMissing("no_such_extension", 15));
        }
        assertThat(new DatabaseProblem.ExtensionMissing("vector", 16).remedy()).contains("postgresql-16-pgvector");
    }

    private DatabaseUrl ada() {
        return server.url(database, "ada", "right");
    }

    private String hosts() {
        return server.url(database).hostsText();
    }
}
