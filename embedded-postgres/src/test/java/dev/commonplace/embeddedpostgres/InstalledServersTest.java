package dev.commonplace.embeddedpostgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InstalledServersTest {
    @Test
    void this_machines_server_is_found_with_its_pgvector() {
        ServerInstallation found = InstalledServers.find(System.getenv()).newestWithVector();
        assertThat(found.majorVersion()).isGreaterThanOrEqualTo(InstalledServers.OLDEST_MAJOR_VERSION);
        assertThat(found.version()).startsWith(found.majorVersion() + ".");
        assertThat(found.vectorVersion()).isPresent();
    }

    @Test
    void a_pg_config_that_is_named_leads_to_its_server() {
        ServerInstallation known = InstalledServers.find(Map.of()).all().getFirst();
        Path pgConfig = known.binDirectory().resolve("pg_config");
        assertThat(InstalledServers.find(Map.of("PG_CONFIG", pgConfig.toString(), "PATH", ""))
                        .all())
                .contains(known);
    }

    @Test
    void the_newest_with_pgvector_is_chosen() {
        InstalledServers servers = new InstalledServers(List.of(
                server(15, "15.20", "0.8.6"),
                server(17, "17.2", "0.8.0"),
                server(17, "17.11", "0.8.1"),
                server(18, "18.1", null)));
        assertThat(servers.newestWithVector().version()).isEqualTo("17.11");
        assertThat(servers.ofMajorVersion(15).version()).isEqualTo("15.20");
    }

    @Test
    void no_server_is_an_error_that_says_what_to_install() {
        assertThatThrownBy(() -> new InstalledServers(List.of()).newestWithVector())
                .isInstanceOf(EmbeddedPostgresException.ServerMissing.class)
                .hasMessageContaining("apt-get install postgresql")
                .hasMessageContaining("DATABASE_URL");
    }

    @Test
    void only_old_servers_are_an_error_that_names_them() {
        assertThatThrownBy(() -> new InstalledServers(List.of(server(14, "14.9", "0.8.0"))).newestWithVector())
                .isInstanceOf(EmbeddedPostgresException.ServerMissing.class)
                .hasMessageContaining("15 or newer")
                .hasMessageContaining("14.9 in /opt/14");
    }

    @Test
    void a_server_without_pgvector_is_an_error_that_names_the_package() {
        assertThatThrownBy(() -> new InstalledServers(List.of(server(16, "16.3", null))).newestWithVector())
                .isInstanceOf(EmbeddedPostgresException.VectorMissing.class)
                .hasMessageContaining("postgresql-16-pgvector");
    }

    private static ServerInstallation server(int major, String version, @Nullable String vectorVersion) {
        return new ServerInstallation(Path.of("/opt/" + major), major, version, Optional.ofNullable(vectorVersion));
    }
}
