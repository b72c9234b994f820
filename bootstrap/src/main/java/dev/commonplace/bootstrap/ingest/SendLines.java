package dev.commonplace.bootstrap.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.commonplace.bootstrap.client.ApiException;
import dev.commonplace.bootstrap.client.ProblemWords;
import dev.commonplace.bootstrap.ingest.IngestReport.Effect;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Sends lines of JSON, each a document, in batches. A line without an external id gets one from where it stands, so that a
 * second run knows it again.
 */
final class SendLines {
    static final int BATCH_LINES_MAX = 200;
    static final int BATCH_CHARACTERS_MAX = 4 * 1024 * 1024;

    /** A stream that is called nothing gives its lines no ids: another one would overwrite them. */
    static final String NAMELESS = "standard input";

    private final ObjectMapper json = new ObjectMapper();
    private final Run run;
    private final Consumer<String> sent;

    /** @param sent is told the external id of every document that is sent */
    SendLines(Run run, Consumer<String> sent) {
        this.run = run;
        this.sent = sent;
    }

    private record Numbered(long line, String document) {}

    /** @param name of the file, with the prefix of external ids */
    void send(String name, InputStream in) throws IOException, InterruptedException {
        ReadLines lines = new ReadLines(new BufferedInputStream(in));
        List<Numbered> batch = new ArrayList<>();
        long characters = 0;
        Optional<ReadLines.Line> line = lines.next();
        while (line.isPresent()) {
            Optional<String> document = document(name, line.get());
            if (document.isPresent()) {
                batch.add(new Numbered(line.get().number(), document.get()));
                characters += document.get().length();
            }
            if (batch.size() == BATCH_LINES_MAX || characters >= BATCH_CHARACTERS_MAX) {
                send(name, List.copyOf(batch));
                batch.clear();
                characters = 0;
            }
            line = lines.next();
        }
        send(name, List.copyOf(batch));
    }

    private Optional<String> document(String name, ReadLines.Line line) {
        if (line.bytes().isEmpty()) {
            run.report().failed(at(name, line.number()), "A line has at most " + ReadLines.LINE_BYTES_MAX + " bytes.");
            return Optional.empty();
        }
        try {
            JsonNode parsed = json.readTree(line.bytes().get());
            if (parsed == null || parsed.isMissingNode()) {
                return Optional.empty();
            }
            if (!(parsed instanceof ObjectNode document)) {
                run.report().failed(at(name, line.number()), "A line is a JSON object.");
                return Optional.empty();
            }
            if (document.path("external_id").asText().isEmpty()) {
                if (name.equals(NAMELESS)) {
                    run.report().failed(at(name, line.number()), "It needs an external_id; or give --prefix.");
                    return Optional.empty();
                }
                document.put("external_id", at(name, line.number()));
            }
            run.details().complete(document);
            sent.accept(document.path("external_id").asText());
            return Optional.of(document.toString());
        } catch (IOException malformed) {
            run.report().failed(at(name, line.number()), "It is not valid JSON.");
            return Optional.empty();
        }
    }

    private static String at(String name, long line) {
        return name + "#" + line;
    }

    private void send(String name, List<Numbered> batch) throws InterruptedException {
        if (batch.isEmpty()) {
            return;
        }
        run.senders().send(() -> {
            if (run.lost().get()) {
                batch.forEach(line -> run.report().failed(at(name, line.line()), Run.LOST));
            } else if (run.dryRun()) {
                run.report().count(Effect.CREATED, batch.size());
            } else {
                post(name, batch);
            }
            run.progress().advance(batch.size());
        });
    }

    private void post(String name, List<Numbered> batch) {
        String body = batch.stream().map(Numbered::document).collect(Collectors.joining("\n", "", "\n"));
        try {
            JsonNode answer =
                    run.api().post("/v1/documents/bulk", "application/x-ndjson", BodyPublishers.ofString(body));
            run.report().count(Effect.CREATED, answer.path("created").asLong());
            run.report().count(Effect.REPLACED, answer.path("replaced").asLong());
            run.report().count(Effect.UNCHANGED, answer.path("unchanged").asLong());
            for (JsonNode error : answer.path("errors")) {
                long line = batch.get(error.path("line").asInt(1) - 1).line();
                run.report().failed(at(name, line), ProblemWords.of(error));
            }
        } catch (ApiException refused) {
            batch.forEach(line -> run.failed(at(name, line.line()), refused));
        }
    }
}
