package dev.commonplace.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.commonplace.fixtures.database.TestDatabase;
import dev.commonplace.migrations.database.DatabaseUrl;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What an operator reads where the service cannot start: the reason and the remedy, no stack trace, exit code 78. */
class UnusableMachineIT {
    private static final String ROLE = "commonplace_without_rights";
    private static final String PASSWORD = "correct-horse";

    private static TestDatabase database;
    private static DataDirectory data;

    @BeforeAll
    static void start() throws SQLException {
        database = TestDatabase.createEmpty();
        data = DataDirectory.create();
        execute("drop role if exists " + ROLE, "create role " + ROLE + " login password '" + PASSWORD + "'");
    }

    @AfterAll
    static void stop() throws SQLException {
        execute("drop role " + ROLE);
        database.close();
        data.close();
    }

    @Test
    void a_server_that_is_not_reachable() throws IOException {
        int nobodyListens;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobodyListens = socket.getLocalPort();
        }
        DatabaseUrl url = DatabaseUrl.parse("postgresql://ada:" + PASSWORD + "@127.0.0.1:" + nobodyListens + "/books");

        assertThat(refusal(url)).contains("127.0.0.1:" + nobodyListens);
    }

    @Test
    void a_wrong_password() {
        DatabaseUrl url = database.url();
        DatabaseUrl wrong = new DatabaseUrl(
                url.hosts(), url.database(), url.user(), Optional.of("wrong-" + PASSWORD), url.parameters());

        assertThat(refusal(wrong)).containsIgnoringCase("password").contains(url.user());
    }

    @Test
    void a_database_that_does_not_exist() {
        assertThat(refusal(database.url().withDatabase("no_such_books")))
                .contains("no_such_books")
                .containsIgnoringCase("create database");
    }

    @Test
    void an_account_without_rights() {
        DatabaseUrl url = database.url();
        DatabaseUrl powerless =
                new DatabaseUrl(url.hosts(), url.database(), ROLE, Optional.of(PASSWORD), url.parameters());

        assertThat(refusal(powerless))
                .contains(ROLE)
                .containsIgnoringCase("grant")
                .containsIgnoringCase("extension");
    }

    @Test
    void an_old_schema_where_the_service_may_not_migrate() {
        assertThat(refusal(database.url(), Map.of("COMMONPLACE_MIGRATE", "false")))
                .contains("COMMONPLACE_MIGRATE=true");
    }

    @Test
    void a_port_that_is_taken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                TestDatabase migrated = TestDatabase.create()) {
            String port = Integer.toString(taken.getLocalPort());

            assertThat(refusal(migrated.url(), Map.of("COMMONPLACE_PORT", port)))
                    .contains("127.0.0.1:" + port, "COMMONPLACE_PORT");
        }
    }

    @Test
    void a_data_directory_that_cannot_be_made() {
        try (CommandProcess service =
                CommandProcess.start(Map.of("COMMONPLACE_DATA", "/dev/null/data", "COMMONPLACE_PORT", "0"), "serve")) {
            assertThat(service.awaitEnd()).as(service.err()).isEqualTo(78);
            assertThat(service.err()).contains("/dev/null/data").doesNotContain("\tat ", "Exception");
        }
    }

    @Test
    void a_directory_where_libraries_cannot_be_unpacked() {
        try (TestDatabase migrated = TestDatabase.create()) {
            assertThat(refusal(migrated.url(), Map.of("COMMONPLACE_DATA", "/dev/null/data")))
                    .contains("/dev/null/data", "COMMONPLACE_DATA");
        }
    }

    private static String refusal(DatabaseUrl url) {
        return refusal(url, Map.of());
    }

    private static String refusal(DatabaseUrl url, Map<String, String> further) {
        Map<String, String> settings = new HashMap<>(data.settings());
        settings.put("DATABASE_URL", url.secretText());
        settings.putAll(further);
        try (CommandProcess service = CommandProcess.start(settings, "serve")) {
            assertThat(service.awaitEnd()).as(service.err()).isEqualTo(78);
            assertThat(service.out()).isEmpty();
            assertThat(service.err()).doesNotContain(PASSWORD, "Exception", "\tat ");
            return service.err();
        }
    }

    private static void execute(String... statements) throws SQLException {
        try (Connection connection = database.owner().getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
