package dev.commonplace.embeddedpostgres;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server process. A thread of its own starts it and then waits for its end: the kernel's death signal follows the thread
 * that starts a child, so this thread has to live as long as the server may.
 */
final class Postmaster {
    private static final Logger LOG = LoggerFactory.getLogger(Postmaster.class);
    private static final Duration SIGNAL_TIME_LIMIT = Duration.ofSeconds(10);
    private static final Duration IMMEDIATE_STOP_TIME_LIMIT = Duration.ofSeconds(10);

    private final ServerInstallation server;
    private final ServerAccount account;
    private final CompletableFuture<Process> started = new CompletableFuture<>();
    private volatile boolean endIsExpected;

    private Postmaster(ServerInstallation server, ServerAccount account) {
        this.server = server;
        this.account = account;
    }

    static Postmaster launch(ServerInstallation server, ServerAccount account, List<String> command, Path log)
            throws IOException {
        Postmaster postmaster = new Postmaster(server, account);
        ProcessBuilder builder = ShortCommand.builder(account.asChild(command))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        Thread.ofPlatform().daemon().name("embedded-postgres").start(() -> postmaster.runToItsEnd(builder));
        postmaster.process();
        return postmaster;
    }

    private void runToItsEnd(ProcessBuilder builder) {
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            started.complete(process);
            int exitCode = process.waitFor();
            if (!endIsExpected) {
                LOG.error("The embedded PostgreSQL server ended by itself with exit code {}.", exitCode);
            }
        } catch (IOException refused) {
            started.completeExceptionally(refused);
        } catch (InterruptedException neverAsked) {
            LOG.warn("The thread that keeps PostgreSQL was interrupted; the server is being stopped by that.");
        }
    }

    private Process process() throws IOException {
        try {
            return started.join();
        } catch (CompletionException refused) {
            throw new IOException("PostgreSQL's program cannot be started", refused.getCause());
        }
    }

    long processId() throws IOException {
        return process().pid();
    }

    boolean isAlive() {
        return started.isDone()
                && !started.isCompletedExceptionally()
                && started.join().isAlive();
    }

    /** From here on an end of the process is no news, for example while a start may still fail. */
    void expectEnd(boolean expected) {
        endIsExpected = expected;
    }

    /** A fast shutdown, after the limit an immediate one (recovered at the next start), after that a kill. */
    void stop(Duration fastStopLimit) {
        endIsExpected = true;
        try {
            if (endsAfter("INT", fastStopLimit)) {
                return;
            }
            LOG.warn("PostgreSQL did not stop within {} s; stopping it at once.", fastStopLimit.toSeconds());
            if (endsAfter("QUIT", IMMEDIATE_STOP_TIME_LIMIT)) {
                return;
            }
        } catch (IOException refused) {
            LOG.warn("PostgreSQL cannot be told to stop; killing it.", refused);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return;
        }
        started.join().destroyForcibly();
    }

    private boolean endsAfter(String signal, Duration limit) throws IOException, InterruptedException {
        Process process = process();
        if (!process.isAlive()) {
            return true;
        }
        signal(server, account, signal, process.pid());
        return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    static void signal(ServerInstallation server, ServerAccount account, String signal, long processId)
            throws IOException, InterruptedException {
        ShortCommand.run(
                account.asServer(List.of(server.program("pg_ctl"), "kill", signal, Long.toString(processId))),
                SIGNAL_TIME_LIMIT);
    }
}
