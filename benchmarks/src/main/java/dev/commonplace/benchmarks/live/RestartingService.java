package dev.commonplace.benchmarks.live;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The built service on a data directory of its own, stopped or killed and started again at the same address. */
final class RestartingService implements AutoCloseable {
    private static final String READY = "Commonplace is ready at ";
    private static final String KEY = "  its key";
    private static final Duration START_MAX = Duration.ofMinutes(2);

    private final List<String> command;
    private final Path directory;
    private final String key;
    private final URI address;
    private Process process;
    private int starts;

    private RestartingService(List<String> command, Path directory) throws IOException, InterruptedException {
        this.command = command;
        this.directory = directory;
        this.process = start(0);
        List<String> said = Files.readAllLines(log());
        this.address = URI.create(after(said, READY));
        this.key = after(said, KEY);
    }

    static RestartingService start(List<String> command, Path directory) throws IOException, InterruptedException {
        return new RestartingService(command, directory);
    }

    URI address() {
        return address;
    }

    /** Of an administrator of its first tenant. */
    String key() {
        return key;
    }

    long pid() {
        return process.pid();
    }

    /** @return how long it was away, in milliseconds */
    long restart(boolean kill) throws IOException, InterruptedException {
        long began = System.nanoTime();
        if (kill) {
            process.destroyForcibly();
        } else {
            process.destroy();
        }
        process.waitFor();
        System.out.printf(
                "  the service %s after %.1f s%n",
                kill ? "was dead" : "had stopped", (System.nanoTime() - began) / 1e9);
        process = start(address.getPort());
        return (System.nanoTime() - began) / 1_000_000;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** What the service logged as wrong, in all its lives. */
    List<String> complaints() throws IOException {
        List<String> complaints = new java.util.ArrayList<>();
        for (int i = 1; i <= starts; i++) {
            Files.readAllLines(directory.resolve("service-" + i + ".log")).stream()
                    .filter(line -> line.contains(" ERROR ") || line.contains(" WARN "))
                    .forEach(complaints::add);
        }
        return complaints;
    }

    private Path log() {
        return directory.resolve("service-" + starts + ".log");
    }

    private Process start(int port) throws IOException, InterruptedException {
        starts++;
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("COMMONPLACE_DATA", directory.resolve("data").toString());
        builder.environment().put("COMMONPLACE_PORT", Integer.toString(port));
        builder.environment().put("COMMONPLACE_REQUESTS_PER_SECOND", "100000");
        Process started = builder.redirectOutput(log().toFile()).start();
        long end = System.nanoTime() + START_MAX.toNanos();
        while (System.nanoTime() < end && started.isAlive()) {
            if (Files.readAllLines(log()).stream().anyMatch(line -> line.startsWith(READY))) {
                return started;
            }
            Thread.sleep(20);
        }
        started.destroyForcibly();
        throw new IOException("The service did not start:\n" + Files.readString(log()));
    }

    private static String after(List<String> lines, String beginning) {
        return lines.stream()
                .filter(line -> line.startsWith(beginning))
                .findFirst()
                .orElseThrow()
                .substring(beginning.length())
                .strip();
    }
}
