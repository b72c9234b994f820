package dev.commonplace.benchmarks.live;

import dev.commonplace.benchmarks.support.ServiceProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The built service on a data directory of its own, stopped or killed and started again at the same address. */
final class RestartingService implements AutoCloseable {
    private static final String KEY = "  its key";

    private final List<String> command;
    private final Path directory;
    private final String key;
    private final URI address;
    private ServiceProcess process;
    private int starts;

    private RestartingService(List<String> command, Path directory) throws IOException, InterruptedException {
        this.command = command;
        this.directory = directory;
        this.process = start(0);
        this.address = process.address();
        this.key = process.said(KEY);
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
            process.kill();
        } else {
            process.stop();
        }
        System.out.printf(
                "  the service %s after %.1f s%n",
                kill ? "was dead" : "had stopped", (System.nanoTime() - began) / 1e9);
        process = start(address.getPort());
        return (System.nanoTime() - began) / 1_000_000;
    }

    @Override
    public void close() {
        process.close();
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

    private ServiceProcess start(int port) throws IOException, InterruptedException {
        starts++;
        Map<String, String> settings = Map.of(
                "COMMONPLACE_DATA", directory.resolve("data").toString(),
                "COMMONPLACE_PORT", Integer.toString(port));
        return ServiceProcess.start(command, settings, directory.resolve("service-" + starts + ".log"));
    }
}
