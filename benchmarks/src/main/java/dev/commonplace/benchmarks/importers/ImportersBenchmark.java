package dev.commonplace.benchmarks.importers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.commonplace.fixtures.transcripts.LargeTranscripts;
import dev.commonplace.fixtures.transcripts.TranscriptSample;
import dev.commonplace.fixtures.transcripts.TranscriptSamples;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Imports all samples, small ones and large ones, and prints for each format what its reports say. Ends with 1 where one gives
 * none, the service fails, or a format has too few samples.
 */
public final class ImportersBenchmark {
    private static final String BOUNDARY = "a-boundary-of-transcripts";
    private static final int SAMPLES_MIN = 5;
    /** Samples that are made, of several formats. */
    private static final String MADE = "made";

    private static final Duration ANSWER_MAX = Duration.ofMinutes(5);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ObjectMapper json = new ObjectMapper();
    private final URI base;
    private final String key;

    private ImportersBenchmark(URI base, String key) {
        this.base = base;
        this.key = key;
    }

    private record Result(TranscriptSample sample, int status, double seconds, boolean report, String told) {}

    /** @param arguments address, key of an editor */
    public static void main(String[] arguments) throws Exception {
        ImportersBenchmark benchmark = new ImportersBenchmark(URI.create(arguments[0]), arguments[1]);
        List<Result> results = new ArrayList<>();
        for (TranscriptSample sample : Stream.concat(TranscriptSamples.all().stream(), LargeTranscripts.all().stream())
                .toList()) {
            Result result = benchmark.send(sample);
            results.add(result);
            System.out.printf(
                    "%-36s %7.1f MiB %3d %6.1f s  %s%n",
                    sample.name(),
                    sample.bytes().size() / 1024.0 / 1024.0,
                    result.status(),
                    result.seconds(),
                    result.told());
        }
        if (!benchmark.summary(results)) {
            System.exit(1);
        }
    }

    private boolean summary(List<Result> results) throws InterruptedException {
        Map<String, List<Result>> formats = results.stream()
                .collect(Collectors.groupingBy(
                        result -> result.sample().name().replaceFirst("/.*", ""), TreeMap::new, Collectors.toList()));
        System.out.printf("%n%-12s %7s %8s %6s %9s%n", "format", "samples", "reports", "5xx", "slowest s");
        formats.forEach((format, some) -> System.out.printf(
                "%-12s %7d %8d %6d %9.1f%n",
                format,
                some.size(),
                some.stream().filter(Result::report).count(),
                some.stream().filter(result -> result.status() >= 500).count(),
                some.stream().mapToDouble(Result::seconds).max().orElse(0)));
        boolean ready = isReady();
        boolean enough = formats.entrySet().stream()
                .allMatch(format ->
                        format.getKey().equals(MADE) || format.getValue().size() >= SAMPLES_MIN);
        boolean reports = results.stream().allMatch(result -> result.report() && result.status() < 500);
        System.out.printf(
                "still ready: %s; %d samples of each format or more: %s; each gives a report, none a 5xx: %s%n",
                word(ready), SAMPLES_MIN, word(enough), word(reports));
        return ready && enough && reports;
    }

    private static String word(boolean holds) {
        return holds ? "yes" : "NO";
    }

    private Result send(TranscriptSample sample) throws InterruptedException {
        long start = System.nanoTime();
        byte[] before = ("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                        + sample.fileName() + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] after = ("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(base.resolve("/v1/conversations/import"))
                .timeout(ANSWER_MAX)
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(HttpRequest.BodyPublishers.fromPublisher(
                        HttpRequest.BodyPublishers.ofInputStream(() -> body(before, sample, after)),
                        before.length + sample.bytes().size() + after.length))
                .build();
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            JsonNode answer = json.readTree(response.body());
            return new Result(
                    sample,
                    response.statusCode(),
                    (System.nanoTime() - start) / 1e9,
                    answer.has("report"),
                    told(answer));
        } catch (IOException broken) {
            return new Result(sample, 0, (System.nanoTime() - start) / 1e9, false, "connection closed");
        }
    }

    private static InputStream body(byte[] before, TranscriptSample sample, byte[] after) {
        try {
            return new SequenceInputStream(Collections.enumeration(
                    List.of(new ByteArrayInputStream(before), sample.bytes().open(), new ByteArrayInputStream(after))));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String told(JsonNode answer) {
        if (!answer.has("report")) {
            return answer.path("code").asText("no code");
        }
        JsonNode report = answer.path("report");
        return report.path("format").asText("-") + ", " + report.at("/counts/conversations") + " conversations, "
                + report.at("/counts/messages") + " messages, errors " + report.at("/errors/totals") + ", warnings "
                + report.at("/warnings/total") + ", skipped " + report.at("/skipped/total");
    }

    private boolean isReady() throws InterruptedException {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(base.resolve("/health/ready")).build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException gone) {
            return false;
        }
    }
}
