package dev.commonplace.benchmarks.move;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A service of its own process, and calls of it. */
final class ServiceProcess implements AutoCloseable {
    private static final Duration START_MAX = Duration.ofMinutes(2);
    private static final String READY = "Commonplace is ready at ";

    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final Process process;
    private final URI base;
    private String key;

    private ServiceProcess(Process process, URI base, String key) {
        this.process = process;
        this.base = base;
        this.key = key;
    }

    /** @param command what starts it, such as {@code bin/commonplace serve} */
    static ServiceProcess start(List<String> command, Map<String, String> environment, Path directory)
            throws IOException, InterruptedException {
        Path log = directory.resolve("service.log");
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        builder.environment().put("COMMONPLACE_DATA", directory.toString());
        builder.environment().put("COMMONPLACE_PORT", "0");
        builder.environment().put("COMMONPLACE_REQUESTS_PER_SECOND", "100000");
        Process process =
                builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        long end = System.nanoTime() + START_MAX.toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            List<String> lines = Files.readAllLines(log);
            if (lines.stream().anyMatch(line -> line.startsWith("  operator"))) {
                return new ServiceProcess(process, URI.create(after(lines, READY)), after(lines, "  operator"));
            }
            Thread.sleep(100);
        }
        process.destroyForcibly();
        throw new IOException("The service did not start:\n" + Files.readString(log));
    }

    private static String after(List<String> lines, String beginning) {
        return lines.stream()
                .filter(line -> line.startsWith(beginning))
                .findFirst()
                .orElseThrow()
                .substring(beginning.length())
                .strip();
    }

    /** Makes a tenant, and calls as its admin from then on. */
    void becomeTenant(String slug) throws IOException, InterruptedException {
        JsonNode tenant = post("/v1/tenants", "{\"slug\": \"" + slug + "\", \"name\": \"Moving\"}");
        key = post("/v1/tenants/" + tenant.path("id").asText() + "/keys", "{\"name\": \"bench\", \"role\": \"admin\"}")
                .path("key")
                .asText();
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    JsonNode post(String path, String body) throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    JsonNode bulk(String lines) throws IOException, InterruptedException {
        return send(request("/v1/documents/bulk")
                .header("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofString(lines)));
    }

    JsonNode delete(String path) throws IOException, InterruptedException {
        return send(request(path).DELETE());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofMinutes(2))
                .header("Authorization", "Bearer " + key);
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new IOException(
                    response.uri().getPath() + " answered " + response.statusCode() + ": " + response.body());
        }
        return json.readTree(response.body());
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        client.shutdownNow();
    }
}
