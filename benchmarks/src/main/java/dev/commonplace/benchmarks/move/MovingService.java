package dev.commonplace.benchmarks.move;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.commonplace.benchmarks.support.ServiceProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A service of its own process, and calls of it. */
final class MovingService implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final ServiceProcess process;
    private final URI base;
    private String key;

    private MovingService(ServiceProcess process) {
        this.process = process;
        this.base = process.address();
        this.key = process.said("  operator");
    }

    /** @param command what starts it, such as {@code bin/commonplace serve} */
    static MovingService start(List<String> command, Map<String, String> environment, Path directory)
            throws IOException, InterruptedException {
        Map<String, String> settings = new HashMap<>(environment);
        settings.put("COMMONPLACE_DATA", directory.toString());
        return new MovingService(ServiceProcess.start(command, settings, directory.resolve("service.log")));
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
        process.close();
        client.shutdownNow();
    }
}
