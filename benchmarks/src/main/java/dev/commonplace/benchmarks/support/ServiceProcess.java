package dev.commonplace.benchmarks.support;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The built service in a process of its own. */
public final class ServiceProcess implements AutoCloseable {
    private static final String READY = "Commonplace is ready at ";
    private static final Duration START_MAX = Duration.ofMinutes(2);
    private static final int LOOK_EVERY_MILLIS = 20;
    private static final long CLOSE_SECONDS_MAX = 60;

    private final Process process;
    private final List<String> said;

    private ServiceProcess(Process process, List<String> said) {
        this.process = process;
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
        long end = System.nanoTime() + START_MAX.toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            List<String> said = Files.readAllLines(log);
            if (said.stream().anyMatch(line -> line.startsWith(READY))) {
                return new ServiceProcess(process, said);
            }
            Thread.sleep(LOOK_EVERY_MILLIS);
        }
        process.destroyForcibly();
        throw new IOException("The service did not start:\n" + Files.readString(log));
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
    }

    /** Leaves it no time to put anything in order. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
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
    }
}
