package dev.commonplace.benchmarks.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The service in a process of its own, on a database that is there. */
final class ServiceProcess implements AutoCloseable {
    private static final String READY = "Commonplace is ready at ";
    private static final long CLOSE_SECONDS_MAX = 20;

    private final Process process;
    private final URI address;

    private ServiceProcess(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /** @param command starts it, such as {@code bin/commonplace serve} */
    static ServiceProcess start(List<String> command, String databaseUrl, int connections) throws IOException {
        Path data = Files.createTempDirectory("commonplace-benchmark-service-");
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "DATABASE_URL",
                        databaseUrl,
                        "COMMONPLACE_DATA",
                        data.toString(),
                        "COMMONPLACE_PORT",
                        "0",
                        "COMMONPLACE_POOL_SIZE",
                        Integer.toString(connections),
                        "COMMONPLACE_POOL_OVERFLOW",
                        "0",
                        "COMMONPLACE_REQUESTS_PER_SECOND",
                        "1000000"));
        Process process = builder.start();
        BufferedReader output = process.inputReader();
        StringBuilder said = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            said.append(line).append('\n');
            if (line.startsWith(READY)) {
                URI address = URI.create(line.substring(READY.length()).strip());
                Thread.ofPlatform().daemon().start(() -> output.lines().forEach(unused -> {}));
                return new ServiceProcess(process, address);
            }
        }
        throw new IOException("The service did not start:\n" + said);
    }

    URI address() {
        return address;
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(CLOSE_SECONDS_MAX, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
