package dev.commonplace.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.commonplace.domain.operations.RetentionKind;
import dev.commonplace.fixtures.database.TestDatabase;
import dev.commonplace.fixtures.http.HttpCall;
import dev.commonplace.migrations.Migrator;
import dev.commonplace.migrations.database.DatabaseProblemException;
import dev.commonplace.migrations.database.DatabaseUrl;
import dev.commonplace.migrations.database.SchemaNames;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A service that only serves, with an account that owns nothing; somebody else migrates. */
class ServiceAccountTest {
    private static final String PASSWORD = "only serves";

    private TestDatabase database;
    private String account;

    @BeforeEach
    void make() throws SQLException {
        database = TestDatabase.create();
        account = database.url().database() + "_serves";
        execute("create role " + account + " login password '" + PASSWORD + "'");
    }

    @AfterEach
    void remove() throws SQLException {
        execute("drop role " + account);
        database.close();
    }

    @Test
    void membership_of_the_services_role_is_all_that_it_needs() throws SQLException {
        execute("grant " + SchemaNames.SERVICE_ROLE + " to " + account);
        try (RunningService service = start()) {
            assertThat(service.firstTenant()
                            .send(HttpCall.json("POST", "/v1/documents", "{\"content\":\"Ants carry leaves.\"}")
                                    .with("Prefer", "wait=30"))
                            .at("/status"))
                    .isEqualTo("ready");
            assertThat(awaitRetention())
                    .as("kinds that the worker has looked through")
                    .isEqualTo(RetentionKind.values().length);
        }
    }

    private int awaitRetention() throws SQLException {
        int kinds = 0;
        for (int tries = 0; tries < 100 && kinds < RetentionKind.values().length; tries++) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            try (Connection connection = database.owner().getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("select count(*) from retention_runs")) {
                rows.next();
                kinds = rows.getInt(1);
            }
        }
        return kinds;
    }

    @Test
    void an_old_schema_is_refused_with_what_its_owner_has_to_do() throws SQLException {
        execute("grant " + SchemaNames.SERVICE_ROLE + " to " + account);
        Migrator owner = new Migrator(database.url().dataSource());
        owner.undoTo("009");
        assertThatThrownBy(this::start)
                .isInstanceOf(ServiceException.class)
                .hasMessageContaining("009 and lacks 010")
                .hasMessageContaining("commonplace db up");
        owner.undoTo("008");
        assertThatThrownBy(this::start)
                .isInstanceOf(ServiceException.class)
                .hasMessageContaining("permission denied")
                .hasMessageContaining("commonplace db up");
    }

    @Test
    void an_account_that_is_no_member_is_refused_with_the_statement_that_mends_it() {
        assertThatThrownBy(this::start)
                .isInstanceOf(DatabaseProblemException.class)
                .hasMessageContaining("GRANT " + SchemaNames.SERVICE_ROLE + " TO " + account);
    }

    private RunningService start() {
        DatabaseUrl url = database.url();
        DatabaseUrl ofAccount =
                new DatabaseUrl(url.hosts(), url.database(), account, Optional.of(PASSWORD), url.parameters());
        return RunningService.start(RunningService.settings(ofAccount, Map.of("COMMONPLACE_MIGRATE", "false")));
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.owner().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
