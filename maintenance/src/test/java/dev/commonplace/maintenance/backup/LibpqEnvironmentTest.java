package dev.commonplace.maintenance.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.commonplace.migrations.database.DatabaseUrl;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LibpqEnvironmentTest {
    private static final Map<String, String> PROCESS =
            Map.of("PATH", "/bin", "PGHOST", "elsewhere", "PGPASSFILE", "/home/ada/.pgpass", "DATABASE_URL", "secret");

    @Test
    void an_address_becomes_variables_by_their_libpq_names() {
        Map<String, String> variables = of("postgresql://ada:p%40ss@db.example:5433/my%20books?sslmode=verify-full"
                + "&sslrootcert=/etc/ca.pem&sslcert=/etc/ada.pem&sslkey=/etc/ada.key&connect_timeout=7&channel_binding=require"
                + "&prepareThreshold=3");

        assertThat(variables)
                .containsEntry("PGHOST", "db.example")
                .containsEntry("PGPORT", "5433")
                .containsEntry("PGDATABASE", "my books")
                .containsEntry("PGUSER", "ada")
                .containsEntry("PGPASSWORD", "p@ss")
                .containsEntry("PGSSLMODE", "verify-full")
                .containsEntry("PGSSLROOTCERT", "/etc/ca.pem")
                .containsEntry("PGSSLCERT", "/etc/ada.pem")
                .containsEntry("PGSSLKEY", "/etc/ada.key")
                .containsEntry("PGCONNECT_TIMEOUT", "7")
                .containsEntry("PGCHANNELBINDING", "require")
                .containsEntry("PGTARGETSESSIONATTRS", "any")
                .containsEntry("PGOPTIONS", "-c app.scope=owner");
    }

    @Test
    void several_hosts_and_the_kind_that_is_wanted_are_kept() {
        assertThat(of("postgresql://ada@a.example,[::1]:5433/books?target_session_attrs=read-write"))
                .containsEntry("PGHOST", "a.example,::1")
                .containsEntry("PGPORT", "5432,5433")
                .containsEntry("PGTARGETSESSIONATTRS", "primary")
                .doesNotContainKey("PGPASSWORD");
    }

    @Test
    void the_machines_certificates_have_a_word_since_16() {
        DatabaseUrl url = DatabaseUrl.parse("postgresql://ada@db.example/books?sslmode=verify-full&sslrootcert=system");

        assertThat(LibpqEnvironment.of(url, PROCESS, 16, "test", "")).containsEntry("PGSSLROOTCERT", "system");
    }

    @Test
    void of_the_process_only_what_the_programs_need_is_passed_on() {
        assertThat(of("postgresql://ada@db.example/books"))
                .containsEntry("PATH", "/bin")
                .containsEntry("PGPASSFILE", "/home/ada/.pgpass")
                .doesNotContainKey("DATABASE_URL");
    }

    private static Map<String, String> of(String url) {
        return LibpqEnvironment.of(DatabaseUrl.parse(url), PROCESS, 15, "test", "-c app.scope=owner");
    }
}
