package dev.commonplace.embeddedpostgres;

import static dev.commonplace.embeddedpostgres.Sql.execute;
import static dev.commonplace.embeddedpostgres.Sql.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EmbeddedPostgresTest {
    private final InstalledServers servers = InstalledServers.find(System.getenv());
    private static OpenTempDirectory temporary;
    private static Path data;

    /** One cluster for all tests, which each start and end it: making one takes longer than everything else. */
    @BeforeAll
    static void makeCluster() throws IOException {
        temporary = OpenTempDirectory.make();
        data = temporary.path().resolve("data");
        EmbeddedPostgres.start(data, ClusterSettings.forTests(), InstalledServers.find(System.getenv()))
                .close();
    }

    @AfterAll
    static void deleteCluster() throws IOException {
        temporary.close();
    }

    @Test
    void pgvector_can_be_created_in_it() throws Exception {
        try (EmbeddedPostgres cluster = start()) {
            execute(cluster, "drop extension if exists vector; create extension vector");
            assertThat(value(cluster, "select '[1,0]'::vector <=> '[0,1]'::vector"))
                    .isEqualTo("1");
        }
    }

    @Test
    void a_wrong_password_is_refused() {
        try (EmbeddedPostgres cluster = start()) {
            assertThatThrownBy(() -> DriverManager.getConnection(cluster.jdbcUrl(), "commonplace", "wrong"))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            refused -> assertThat(refused.getSQLState()).isEqualTo("28P01"));
        }
    }

    @Test
    void the_default_settings_put_every_commit_on_disk() throws Exception {
        try (EmbeddedPostgres cluster = EmbeddedPostgres.start(data, ClusterSettings.defaults(), servers)) {
            assertThat(value(cluster, "show fsync")).isEqualTo("on");
            assertThat(value(cluster, "show synchronous_commit")).isEqualTo("on");
            assertThat(value(cluster, "show full_page_writes")).isEqualTo("on");
            assertThat(value(cluster, "show max_connections")).isEqualTo("60");
        }
    }

    @Test
    void a_restart_keeps_the_data() throws Exception {
        try (EmbeddedPostgres first = start()) {
            execute(
                    first,
                    "drop table if exists kept; create table kept (word text); insert into kept values ('still here')");
        }
        try (EmbeddedPostgres second = start()) {
            assertThat(value(second, "select word from kept")).isEqualTo("still here");
        }
    }

    @Test
    void close_ends_the_server_and_gives_the_directory_free() throws Exception {
        EmbeddedPostgres cluster = start();
        PostmasterFile postmaster = postmaster();
        assertThat(postmaster.isAlive()).isTrue();
        cluster.close();
        assertThat(cluster.isRunning()).isFalse();
        assertThat(ProcessHandle.of(postmaster.processId())).isEmpty();
        assertThat(data.resolve("postgres/cluster/postmaster.pid")).doesNotExist();
    }

    @Test
    void a_second_start_in_the_same_process_is_refused_and_does_not_harm_the_first() throws Exception {
        try (EmbeddedPostgres first = start()) {
            assertThatThrownBy(this::start)
                    .isInstanceOf(EmbeddedPostgresException.DirectoryInUse.class)
                    .hasMessageContaining(data.toString());
            assertThat(value(first, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void a_second_service_is_refused_but_a_command_can_attach() throws Exception {
        Process owner = startOwner();
        try {
            assertThatThrownBy(this::start)
                    .isInstanceOf(EmbeddedPostgresException.DirectoryInUse.class)
                    .hasMessageContaining("process " + owner.pid());
            try (EmbeddedPostgres attached =
                    EmbeddedPostgres.attachOrStart(data, ClusterSettings.forTests(), servers)) {
                assertThat(attached.isAttached()).isTrue();
                assertThat(value(attached, "select 1")).isEqualTo("1");
            }
            assertThat(postmaster().isAlive()).isTrue();
        } finally {
            killAndAwaitServer(owner);
        }
    }

    @Test
    void attaching_in_the_same_process_keeps_the_lock() throws Exception {
        try (EmbeddedPostgres cluster = start();
                EmbeddedPostgres attached = EmbeddedPostgres.attachOrStart(data, ClusterSettings.forTests(), servers)) {
            assertThat(attached.isAttached()).isTrue();
            assertThat(attached.address()).isEqualTo(cluster.address());
            Process second = ownerBuilder().start();
            assertThat(second.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(new String(second.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .contains("is in use by process " + ProcessHandle.current().pid());
        }
    }

    @Test
    void the_server_dies_with_a_killed_owner_and_the_next_start_finds_the_data() throws Exception {
        Process owner = startOwner();
        try (EmbeddedPostgres attached = EmbeddedPostgres.attachOrStart(data, ClusterSettings.forTests(), servers)) {
            execute(
                    attached,
                    "drop table if exists kept; create table kept (word text); insert into kept values ('before the kill')");
        }
        PostmasterFile orphan = postmaster();
        owner.destroyForcibly().waitFor();
        // At once: the old server is still shutting down.
        try (EmbeddedPostgres next = start()) {
            assertThat(orphan.isAlive()).isFalse();
            assertThat(value(next, "select word from kept")).isEqualTo("before the kill");
        }
    }

    @Test
    void a_killed_owner_leaves_no_server_behind() throws Exception {
        killAndAwaitServer(startOwner());
    }

    @Test
    void a_killed_server_is_recovered_by_the_next_start() throws Exception {
        EmbeddedPostgres killed = EmbeddedPostgres.start(data, ClusterSettings.defaults(), servers);
        execute(
                killed,
                "drop table if exists kept; create table kept (word text); insert into kept values ('from the log')");
        ProcessHandle.of(postmaster().processId()).orElseThrow().destroyForcibly();
        killed.close();
        try (EmbeddedPostgres next = start()) {
            assertThat(value(next, "select word from kept")).isEqualTo("from the log");
        }
    }

    @Test
    void a_setting_the_server_refuses_is_quoted_from_its_log() {
        ClusterSettings wrong = ClusterSettings.forTests().with("shared_buffers", "a lot");
        assertThatThrownBy(() -> EmbeddedPostgres.start(data, wrong, servers))
                .isInstanceOf(EmbeddedPostgresException.StartFailed.class)
                .hasMessageContaining("invalid value for parameter \"shared_buffers\"");
        // The failed start has given the directory free.
        start().close();
    }

    @Test
    void no_setting_opens_the_cluster_to_the_network() throws Exception {
        ClusterSettings open = ClusterSettings.forTests().with("listen_addresses", "*");
        try (EmbeddedPostgres cluster = EmbeddedPostgres.start(data, open, servers)) {
            assertThat(value(cluster, "show listen_addresses")).isEqualTo("127.0.0.1");
        }
    }

    @Test
    void a_cluster_of_another_major_version_is_named() throws Exception {
        Path versionFile = data.resolve("postgres/cluster/PG_VERSION");
        String version = Files.readString(versionFile);
        Files.writeString(versionFile, "9\n");
        assertThatThrownBy(this::start)
                .isInstanceOf(EmbeddedPostgresException.ServerMissing.class)
                .hasMessageContaining("made by PostgreSQL 9, which is not installed here")
                .hasMessageContaining("postgresql-9");
        Files.writeString(versionFile, version);
    }

    private EmbeddedPostgres start() {
        return EmbeddedPostgres.start(data, ClusterSettings.forTests(), servers);
    }

    private PostmasterFile postmaster() {
        return PostmasterFile.read(data.resolve("postgres/cluster/postmaster.pid"))
                .orElseThrow();
    }

    private Process startOwner() throws IOException {
        Process owner = ownerBuilder().start();
        BufferedReader output = owner.inputReader(StandardCharsets.UTF_8);
        String line = output.readLine();
        assertThat(line).startsWith("port ");
        return owner;
    }

    private void killAndAwaitServer(Process owner) throws InterruptedException {
        PostmasterFile orphan = postmaster();
        owner.destroyForcibly().waitFor();
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (orphan.isAlive() && System.nanoTime() < deadline) {
            Thread.sleep(20);
        }
        assertThat(orphan.isAlive()).isFalse();
    }

    private ProcessBuilder ownerBuilder() {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(List.of(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        ClusterOwner.class.getName(),
                        data.toString()))
                .directory(new File("/"))
                .redirectErrorStream(true);
    }
}
