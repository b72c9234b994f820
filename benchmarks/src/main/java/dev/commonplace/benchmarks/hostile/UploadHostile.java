package dev.commonplace.benchmarks.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.commonplace.fixtures.files.HostileFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;

/** Uploads a file as anybody would, and tells in a word what became of it. */
final class UploadHostile {
    private static final String BOUNDARY = "a-boundary-of-hostile-files";
    private static final Duration ANSWER_MAX = Duration.ofMinutes(3);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ObjectMapper json = new ObjectMapper();
    private final URI base;
    private final String key;

    UploadHostile(URI base, String key) {
        this.base = base;
        this.key = key;
    }

    /** @param word {@code read}, or the code of the refusal */
    record Result(HostileFile file, String word, double seconds) {}

    Result upload(HostileFile file) throws InterruptedException {
        long start = System.nanoTime();
        String word = word(file);
        return new Result(file, word, (System.nanoTime() - start) / 1e9);
    }

    private String word(HostileFile file) throws InterruptedException {
        String head = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + file.name()
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n";
        byte[] before = head.getBytes(StandardCharsets.UTF_8);
        byte[] after = ("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(base.resolve("/v1/documents/upload"))
                .timeout(ANSWER_MAX)
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(HttpRequest.BodyPublishers.fromPublisher(
                        HttpRequest.BodyPublishers.ofInputStream(() -> body(before, file, after)),
                        before.length + file.content().size() + after.length))
                .build();
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            return response.statusCode() >= 500
                    ? "STATUS " + response.statusCode() + " " + code(response)
                    : code(response);
        } catch (IOException broken) {
            return "connection closed";
        }
    }

    private static InputStream body(byte[] before, HostileFile file, byte[] after) {
        return new SequenceInputStream(Collections.enumeration(
                List.of(new ByteArrayInputStream(before), file.content().open(), new ByteArrayInputStream(after))));
    }

    private String code(HttpResponse<String> response) {
        try {
            JsonNode answer = json.readTree(response.body());
            if (response.statusCode() >= 400) {
                return answer.path("code").asText("no code");
            }
            if (!answer.has("entries")) {
                return "read";
            }
            List<String> codes = answer.path("entries").findValuesAsText("code");
            return codes.isEmpty()
                    ? "read"
                    : "archive: " + String.join(", ", codes.stream().distinct().toList());
        } catch (IOException unreadable) {
            return "no JSON";
        }
    }

    /** Whether the service says that it is ready. */
    boolean ready() throws InterruptedException {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(base.resolve("/health/ready")).build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException gone) {
            return false;
        }
    }

    /** Whether any document holds what stands in the machine's list of accounts. */
    boolean leaks() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(base.resolve("/v1/search"))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"query\": \"root nologin daemon\", \"mode\": \"text\"}"))
                .build();
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        return response.body().contains("root:");
    }
}
