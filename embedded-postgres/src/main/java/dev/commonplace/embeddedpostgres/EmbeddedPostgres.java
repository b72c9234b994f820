package dev.commonplace.embeddedpostgres;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A private PostgreSQL cluster whose files are the user's data. It listens on the loopback address only, with a generated
 * password, and dies with the process that started it.
 *
 * <p>Threads: the caller's thread makes the cluster, waits until it answers, and stops it in {@link #close}. One daemon thread,
 * {@code embedded-postgres}, starts the server process and stays until that has ended, because the kernel stops the server
 * when the thread that started it ends; nothing else is done there. All methods may be called from any thread.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    /** The database that is the service's. */
    public static final String DATABASE = "commonplace";

    /** The cluster's superuser, who owns that database. */
    public static final String SUPERUSER = "commonplace";

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final long POLL_MILLIS = 50;

    private final ClusterAddress address;
    private final ClusterSettings settings;
    private final @Nullable Postmaster postmaster;
    private final @Nullable DirectoryLock lock;

    private EmbeddedPostgres(
            ClusterAddress address,
            ClusterSettings settings,
            @Nullable Postmaster postmaster,
            @Nullable DirectoryLock lock) {
        this.address = address;
        this.settings = settings;
        this.postmaster = postmaster;
        this.lock = lock;
    }

    /**
     * Starts the cluster in this data directory, and makes it first where there is none.
     *
     * @throws EmbeddedPostgresException with the remedy, where that is not possible; {@code DirectoryInUse} where another
     *     service runs on the directory
     */
    public static EmbeddedPostgres start(Path dataDirectory, ClusterSettings settings, InstalledServers servers) {
        ServerAccount account = ServerAccount.ofThisProcess();
        ClusterDirectory directory = ClusterDirectory.open(dataDirectory, account);
        DirectoryLock lock = tryLock(directory)
                .orElseThrow(() -> new EmbeddedPostgresException.DirectoryInUse(
                        "The data directory " + dataDirectory + " is in use by "
                                + DirectoryLock.holder(directory.lockFile()) + ".",
                        "Stop that service first, or choose another data directory."));
        return startLocked(directory, account, settings, servers, lock);
    }

    /**
     * Uses the cluster of the service that runs on this data directory; where none runs, starts it as {@link #start} does. For
     * commands that work beside the service. Closing an attached cluster leaves it running.
     */
    public static EmbeddedPostgres attachOrStart(
            Path dataDirectory, ClusterSettings settings, InstalledServers servers) {
        ServerAccount account = ServerAccount.ofThisProcess();
        ClusterDirectory directory = ClusterDirectory.open(dataDirectory, account);
        long deadline = System.nanoTime() + settings.startTimeout().toNanos();
        while (true) {
            Optional<DirectoryLock> lock = tryLock(directory);
            if (lock.isPresent()) {
                return startLocked(directory, account, settings, servers, lock.get());
            }
            Optional<PostmasterFile> running = directory.postmaster().filter(file -> file.ready() && file.isAlive());
            if (running.isPresent()) {
                ClusterAddress address = new ClusterAddress(running.get().port(), SUPERUSER, directory.password());
                return new EmbeddedPostgres(address, settings, null, null);
            }
            if (System.nanoTime() > deadline) {
                throw new EmbeddedPostgresException.DirectoryInUse(
                        "The data directory " + dataDirectory + " is held by "
                                + DirectoryLock.holder(directory.lockFile()) + ", whose server does not become ready.",
                        "Look at that service's output and log, and stop it if it hangs.");
            }
            pause();
        }
    }

    private static EmbeddedPostgres startLocked(
            ClusterDirectory directory,
            ServerAccount account,
            ClusterSettings settings,
            InstalledServers servers,
            DirectoryLock lock) {
        boolean started = false;
        try {
            ClusterStart.Running running = new ClusterStart(directory, account, servers, settings).run();
            started = true;
            return new EmbeddedPostgres(running.address(), settings, running.postmaster(), lock);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new EmbeddedPostgresException.StartFailed(
                    "The start of PostgreSQL was interrupted.", "Start again.", interrupted);
        } finally {
            if (!started) {
                release(lock);
            }
        }
    }

    /** Where the cluster listens, and the superuser's name and password. */
    public ClusterAddress address() {
        return address;
    }

    /** The service's database as JDBC address, without user and password. */
    public String jdbcUrl() {
        return address.jdbcUrl(DATABASE);
    }

    /** Connections of the superuser to the service's database, not pooled. */
    public DataSource dataSource() {
        return address.dataSource(DATABASE);
    }

    /** Whether the cluster belongs to another process and was only joined. */
    public boolean isAttached() {
        return postmaster == null;
    }

    /** Whether the server process is there; always true for an attached one. */
    public boolean isRunning() {
        return postmaster == null || postmaster.isAlive();
    }

    /** Stops the server with a fast shutdown, within the settings' limit, and gives the data directory free. */
    @Override
    public void close() {
        if (postmaster != null) {
            postmaster.stop(settings.stopTimeout());
        }
        if (lock != null) {
            release(lock);
        }
    }

    private static Optional<DirectoryLock> tryLock(ClusterDirectory directory) {
        try {
            return DirectoryLock.tryAcquire(directory.lockFile());
        } catch (IOException refused) {
            throw new EmbeddedPostgresException.DirectoryUnusable(
                    "The file " + directory.lockFile() + " cannot be written (" + StartFailure.reason(refused) + ").",
                    StartFailure.remedyFor(refused, "Run as the user who owns the data directory."),
                    refused);
        }
    }

    private static void release(DirectoryLock lock) {
        try {
            lock.close();
        } catch (IOException refused) {
            LOG.warn("The data directory's lock cannot be given back.", refused);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new EmbeddedPostgresException.StartFailed(
                    "Waiting for the running cluster was interrupted.", "Try again.", interrupted);
        }
    }
}
