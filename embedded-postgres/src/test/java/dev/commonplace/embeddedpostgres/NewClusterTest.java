package dev.commonplace.embeddedpostgres;

import static dev.commonplace.embeddedpostgres.Sql.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NewClusterTest {
    private final InstalledServers servers = InstalledServers.find(System.getenv());
    private OpenTempDirectory temporary;
    private Path data;

    @BeforeEach
    void makeDirectory() throws IOException {
        temporary = OpenTempDirectory.make();
        data = temporary.path().resolve("data");
    }

    @AfterEach
    void deleteDirectory() throws IOException {
        temporary.close();
    }

    @Test
    void a_new_cluster_answers_in_utf8_with_checksums_and_keeps_its_password_to_itself() throws Exception {
        try (EmbeddedPostgres cluster = start()) {
            assertThat(value(cluster, "show server_encoding")).isEqualTo("UTF8");
            assertThat(value(cluster, "show data_checksums")).isEqualTo("on");
            assertThat(value(cluster, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(value(cluster, "select current_database()")).isEqualTo("commonplace");
            assertThat(value(cluster, "select lower('ÄÖ')")).isEqualTo("äö");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("postgres/password"))))
                    .isEqualTo("rw-------");
            assertThat(cluster.address().toString())
                    .doesNotContain(cluster.address().password());
        }
    }

    @Test
    void attach_or_start_starts_where_nothing_runs() throws Exception {
        try (EmbeddedPostgres own = EmbeddedPostgres.attachOrStart(data, ClusterSettings.forTests(), servers)) {
            assertThat(own.isAttached()).isFalse();
            assertThat(value(own, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void a_half_made_cluster_is_made_anew() throws Exception {
        Path unfinished = data.resolve("postgres/cluster.unfinished");
        ClusterDirectory.open(data, ServerAccount.ofThisProcess());
        Files.createDirectories(unfinished);
        Files.writeString(unfinished.resolve("PG_VERSION"), "15");
        try (EmbeddedPostgres cluster = start()) {
            assertThat(value(cluster, "select 1")).isEqualTo("1");
            assertThat(unfinished).doesNotExist();
        }
    }

    @Test
    void a_directory_that_is_a_file_is_named() throws Exception {
        Files.writeString(data, "not a directory");
        assertThatThrownBy(this::start)
                .isInstanceOf(EmbeddedPostgresException.DirectoryUnusable.class)
                .hasMessageContaining(data.toString());
    }

    @Test
    void a_long_path_does_without_the_unix_socket() throws Exception {
        Path deep = data.resolve("d".repeat(100));
        try (EmbeddedPostgres cluster = EmbeddedPostgres.start(deep, ClusterSettings.forTests(), servers)) {
            assertThat(value(cluster, "show unix_socket_directories")).isEmpty();
        }
    }

    @Test
    void a_directory_that_the_servers_account_cannot_enter_is_named() throws Exception {
        Files.createDirectories(data.resolve("postgres"));
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("---------"));
        try {
            assertThatThrownBy(this::start)
                    .isInstanceOf(EmbeddedPostgresException.DirectoryUnusable.class)
                    .hasMessageContaining(data.toString());
        } finally {
            Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private EmbeddedPostgres start() {
        return EmbeddedPostgres.start(data, ClusterSettings.forTests(), servers);
    }
}
