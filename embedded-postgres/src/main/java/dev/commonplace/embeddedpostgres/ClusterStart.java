package dev.commonplace.embeddedpostgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The steps from a locked data directory to a server that answers. */
final class ClusterStart {
    /** Another program can take the free port between its choice and the server's start. */
    private static final int PORT_ATTEMPTS = 5;

    private static final long POLL_MILLIS = 10;
    private static final Duration PREVIOUS_SERVER_TIME_LIMIT = Duration.ofSeconds(60);

    private final ClusterDirectory directory;
    private final ServerAccount account;
    private final ServerInstallation server;
    private final ClusterSettings settings;

    ClusterStart(
            ClusterDirectory directory, ServerAccount account, InstalledServers servers, ClusterSettings settings) {
        this.directory = directory;
        this.account = account;
        this.settings = settings;
        this.server = directory.majorVersion().map(servers::ofMajorVersion).orElseGet(servers::newestWithVector);
    }

    /** A server that answers, and where. */
    record Running(Postmaster postmaster, ClusterAddress address) {}

    Running run() throws InterruptedException {
        if (directory.majorVersion().isEmpty()) {
            new NewCluster(server, account, directory, EmbeddedPostgres.SUPERUSER).make(settings.durable());
        } else {
            awaitPreviousServer();
        }
        ServerLog log = directory.log();
        for (int attempt = 1; ; attempt++) {
            Optional<Running> running = attempt(log);
            if (running.isPresent()) {
                createDatabase(running.get());
                return running.get();
            }
            if (attempt == PORT_ATTEMPTS || !StartFailure.isPortTaken(log.tail())) {
                throw StartFailure.explain(
                        "PostgreSQL " + server.version() + " ended while it started.", log.tail(), null);
            }
        }
    }

    /** A service that was killed leaves its server shutting down, and where the kernel sends no death signal, running. */
    private void awaitPreviousServer() throws InterruptedException {
        Optional<PostmasterFile> previous = directory.postmaster().filter(PostmasterFile::isAlive);
        if (previous.isEmpty()) {
            return;
        }
        try {
            Postmaster.signal(server, account, "INT", previous.get().processId());
        } catch (IOException refused) {
            throw new EmbeddedPostgresException.DirectoryUnusable(
                    "The server that still holds the data directory cannot be told to stop.",
                    "Stop it by hand.",
                    refused);
        }
        long deadline = System.nanoTime() + PREVIOUS_SERVER_TIME_LIMIT.toNanos();
        while (previous.get().isAlive()) {
            if (System.nanoTime() > deadline) {
                throw new EmbeddedPostgresException.DirectoryInUse(
                        "A server of an earlier run (process " + previous.get().processId() + ") still holds "
                                + directory.cluster() + ".",
                        "Wait until it has shut down, or stop it, and start again.");
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    private Optional<Running> attempt(ServerLog log) throws InterruptedException {
        ClusterAddress address = new ClusterAddress(freePort(), EmbeddedPostgres.SUPERUSER, directory.password());
        Postmaster postmaster = null;
        boolean answered = false;
        try {
            log.begin();
            postmaster = Postmaster.launch(server, account, command(address.port()), log.file());
            postmaster.expectEnd(true);
            answered = awaitAnswer(postmaster, address, log);
            postmaster.expectEnd(false);
            return answered ? Optional.of(new Running(postmaster, address)) : Optional.empty();
        } catch (IOException refused) {
            throw StartFailure.explain(
                    "PostgreSQL's program cannot be started (" + refused + ").", log.tail(), refused);
        } finally {
            if (postmaster != null && !answered) {
                postmaster.stop(settings.stopTimeout());
            }
        }
    }

    private boolean awaitAnswer(Postmaster postmaster, ClusterAddress address, ServerLog log)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + settings.startTimeout().toNanos();
        long processId = postmaster.processId();
        while (postmaster.isAlive()) {
            boolean ready = directory
                    .postmaster()
                    .filter(file -> file.ready() && file.processId() == processId)
                    .isPresent();
            if (ready) {
                requireAnswer(address, log);
                return true;
            }
            if (System.nanoTime() > deadline) {
                throw StartFailure.explain(
                        "PostgreSQL was not ready within "
                                + settings.startTimeout().toSeconds() + " s.",
                        log.tail(),
                        null);
            }
            Thread.sleep(POLL_MILLIS);
        }
        return false;
    }

    private static void requireAnswer(ClusterAddress address, ServerLog log) {
        try (Connection connection = address.dataSource("postgres").getConnection()) {
            connection.isValid(5);
        } catch (SQLException refused) {
            throw StartFailure.explain(
                    "PostgreSQL has started but refuses the service (" + refused.getMessage() + ").",
                    log.tail(),
                    refused);
        }
    }

    private static void createDatabase(Running running) {
        try (Connection connection = running.address().dataSource("postgres").getConnection();
                Statement statement = connection.createStatement()) {
            String name = EmbeddedPostgres.DATABASE;
            try (ResultSet rows = statement.executeQuery("select 1 from pg_database where datname = '" + name + "'")) {
                if (rows.next()) {
                    return;
                }
            }
            statement.execute("create database " + name);
        } catch (SQLException refused) {
            running.postmaster().stop(Duration.ofSeconds(10));
            throw StartFailure.explain("The service's database cannot be made.", "" + refused.getMessage(), refused);
        }
    }

    private List<String> command(int port) {
        List<String> command = new ArrayList<>(List.of(
                server.program("postgres"), "-D", directory.cluster().toString(), "-p", Integer.toString(port)));
        settings.parameters().forEach((name, value) -> {
            command.add("-c");
            command.add(name + "=" + value);
        });
        // Last, so that no setting can open the cluster to the network.
        command.addAll(List.of(
                "-c",
                "listen_addresses=" + ClusterAddress.HOST,
                "-c",
                "unix_socket_directories="
                        + directory.socketDirectory().map(Object::toString).orElse("")));
        return command;
    }

    private static int freePort() {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (IOException none) {
            throw new EmbeddedPostgresException.StartFailed(
                    "No port is free on " + ClusterAddress.HOST + ".", "End programs that hold too many.", none);
        }
    }
}
