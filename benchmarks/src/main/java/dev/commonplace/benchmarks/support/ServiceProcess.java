package dev.commonplace.benchmarks.support;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The built service in a process of its own, which ends with this one, however this one ends. */
public final class ServiceProcess implements AutoCloseable {
    private static final String READY = "Commonplace is ready at ";
    private static final Duration START_MAX = Duration.ofMinutes(2);
    private static final int LOOK_EVERY_MILLIS = 20;
    private static final long CLOSE_SECONDS_MAX = 60;

    /** Nothing is ever said to it: when the other end of its pipe is gone, so is this process. */
    private static final String END_WHEN_ALONE = "read -r nothing; kill \"$1\"; sleep 5; kill -9 \"$1\"";

    private final Process process;
    private final Process guard;
    private final List<String> said;

    private ServiceProcess(Process process, Process guard, List<String> said) {
        this.process = process;
        this.guard = guard;
        this.said = said;
    }

    /**
     * Returns once it is ready.
     *
     * @param command starts it, such as {@code bin/commonplace serve}
     * @param settings in its environment, such as {@code COMMONPLACE_DATA}; without a port, it takes one that is free
     * @param log takes what it says
     */
    public static ServiceProcess start(List<String> command, Map<String, String> settings, Path log)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("COMMONPLACE_PORT", "0");
        builder.environment().put("COMMONPLACE_REQUESTS_PER_SECOND", "1000000");
        builder.environment().putAll(settings);
        Process process =
                builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        Process guard = guard(process);
        long end = System.nanoTime() + START_MAX.toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            List<String> said = Files.readAllLines(log);
            if (said.stream().anyMatch(line -> line.startsWith(READY))) {
                return new ServiceProcess(process, guard, said);
            }
            Thread.sleep(LOOK_EVERY_MILLIS);
        }
        process.destroyForcibly();
        guard.destroy();
        throw new IOException("The service did not start:\n" + Files.readString(log));
    }

    /** A process of its own: the service's must be the one whose computing is measured. */
    private static Process guard(Process process) throws IOException {
        return new ProcessBuilder("sh", "-c", END_WHEN_ALONE, "guard", Long.toString(process.pid()))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    public URI address() {
        return URI.create(said(READY));
    }

    /** @return the rest of the first line that it said with this beginning, until it was ready */
    public String said(String beginning) {
        return said.stream()
                .filter(line -> line.startsWith(beginning))
                .findFirst()
                .orElseThrow()
                .substring(beginning.length())
                .strip();
    }

    public long pid() {
        return process.pid();
    }

    /** Waits until it is gone, however long it takes. */
    public void stop() throws InterruptedException {
        process.destroy();
        process.waitFor();
        guard.destroy();
    }

    /** Leaves it no time to put anything in order. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
        guard.destroy();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(CLOSE_SECONDS_MAX, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        guard.destroy();
    }
}
