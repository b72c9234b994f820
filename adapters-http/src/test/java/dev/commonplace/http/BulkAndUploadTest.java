package dev.commonplace.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BulkAndUploadTest extends TenantForEach {
    private static final String BOUNDARY = "a-boundary";
    private static final Map<String, String> MULTIPART =
            Map.of("Content-Type", "multipart/form-data; boundary=" + BOUNDARY);

    @Test
    void takes_good_lines_in_and_reports_bad_ones_by_their_number() {
        TestApi.Reply reply = bulk("""
                {"content": "One.", "external_id": "1"}

                {"content": "Two.", "external_id": "2"
                {"content": "Three.", "external_id": "3", "colour": "red"}
                {"content": "Four.", "external_id": "4"}\r
                {"content": "One again.", "external_id": "1"}
                {"content": "   "}
                {"content": "Four.", "external_id": "4"}""");

        JsonNode report = reply.json();
        assertThat(reply.status()).isEqualTo(200);
        assertThat(report.path("received").asInt()).isEqualTo(7);
        assertThat(report.path("created").asInt()).isEqualTo(2);
        assertThat(report.path("replaced").asInt()).isEqualTo(1);
        assertThat(report.path("unchanged").asInt()).isEqualTo(1);
        assertThat(report.path("refused").asInt()).isEqualTo(3);
        assertThat(report.path("errors").findValuesAsText("line")).containsExactly("3", "4", "7");
        assertThat(report.at("/errors/0/code").asText()).isEqualTo("malformed_json");
        assertThat(report.at("/errors/0/detail").asText())
                .as("the line is named beside it, and is not line 1")
                .isEqualTo("This is not valid JSON at column 39.");
        assertThat(report.at("/errors/1/errors/0/pointer").asText()).isEqualTo("/colour");
        assertThat(report.at("/errors/2/errors/0/pointer").asText()).isEqualTo("/content");
        assertThat(api.get("/v1/documents").json().path("items")).hasSize(2);
    }

    @Test
    void takes_more_lines_in_than_one_transaction_holds_in_their_order() {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 230; i++) {
            lines.append("{\"content\": \"Document ")
                    .append(i)
                    .append("\", \"external_id\": \"")
                    .append(i % 200)
                    .append("\"}\n");
        }

        JsonNode report = bulk(lines.toString()).json();

        assertThat(report.path("created").asInt()).isEqualTo(200);
        assertThat(report.path("replaced").asInt()).isEqualTo(30);
        String document = api.get("/v1/documents?external_id=7").at("/items/0/id");
        assertThat(api.get("/v1/documents/" + document).at("/content")).isEqualTo("Document 207");
    }

    @Test
    void lists_a_thousand_errors_and_counts_them_all() {
        JsonNode report = bulk("nonsense\n".repeat(1_200)).json();

        assertThat(report.path("refused").asInt()).isEqualTo(1_200);
        assertThat(report.path("errors")).hasSize(1_000);
        assertThat(report.path("errors_complete").asBoolean()).isFalse();
    }

    @Test
    void skips_a_line_that_is_too_long_and_goes_on() {
        String large = "{\"content\": \"" + "x".repeat(17 * 1024 * 1024) + "\"}\n";

        JsonNode report = bulk("{\"content\": \"A.\"}\n" + large + "{\"content\": \"B.\"}\n")
                .json();

        assertThat(report.path("created").asInt()).isEqualTo(2);
        assertThat(report.at("/errors/0/line").asInt()).isEqualTo(2);
        assertThat(report.at("/errors/0/code").asText()).isEqualTo("too_large");
    }

    @Test
    void refuses_a_bulk_body_of_another_type() {
        assertThat(api.post("/v1/documents/bulk", "{}").status()).isEqualTo(415);
    }

    @Test
    void keeps_what_a_file_was() {
        byte[] bytes = "Bees dance.".getBytes(StandardCharsets.UTF_8);
        TestApi.Reply reply = upload(part("file", "notes.md", "text/markdown", bytes));

        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        assertThat(reply.at("/content_type")).isEqualTo("text/markdown");
        assertThat(reply.at("/original/file_name")).isEqualTo("notes.md");
        assertThat(reply.at("/original/bytes")).isEqualTo("11");
        assertThat(reply.at("/original/media_type")).isEqualTo("text/markdown");
        assertThat(reply.at("/original/sha256")).isEqualTo(reply.at("/content_sha256"));
    }

    @Test
    void a_field_for_the_type_wins_over_the_part() {
        byte[] file = part("file", "notes", "application/octet-stream", "Bees.".getBytes(StandardCharsets.UTF_8));

        assertThat(upload(file, field("content_type", "text/html")).at("/content_type"))
                .isEqualTo("text/html");
        assertThat(upload(file, field("content_type", "application/x-unknown")).at("/code"))
                .isEqualTo("unsupported_format");
    }

    @Test
    void each_file_of_an_archive_becomes_a_document_or_is_refused_with_its_reason() {
        byte[] file =
                part("file", "birds.zip", "application/zip", "Herons.\n\nStorks.".getBytes(StandardCharsets.UTF_8));
        TestApi.Reply first = upload(file, field("external_id", "birds"), field("tags", "wet"));
        TestApi.Reply again = upload(file, field("external_id", "birds"), field("tags", "wet"));

        assertThat(first.status()).as(first.text()).isEqualTo(200);
        assertThat(first.at("/received")).isEqualTo("3");
        assertThat(first.at("/created")).isEqualTo("2");
        assertThat(first.at("/refused")).isEqualTo("1");
        assertThat(first.at("/entries/0/path")).isEqualTo("folder/1.txt");
        assertThat(first.at("/entries/0/document/external_id")).isEqualTo("birds/folder/1.txt");
        assertThat(first.at("/entries/0/document/source")).isEqualTo("birds.zip/folder/1.txt");
        assertThat(first.at("/entries/0/document/tags/0")).isEqualTo("wet");
        assertThat(first.at("/entries/1/error/code")).isEqualTo("unreadable_file");
        assertThat(again.at("/unchanged")).isEqualTo("2");
    }

    @Test
    void takes_in_what_is_at_an_address() {
        TestApi.Reply taken =
                api.post("/v1/documents/url", "{\"url\": \"https://herons.example/a\", \"tags\": [\"x\"]}");
        TestApi.Reply refused = api.post("/v1/documents/url", "{\"url\": \"http://private/a\"}");

        assertThat(taken.status()).as(taken.text()).isEqualTo(201);
        assertThat(taken.at("/source")).isEqualTo("https://herons.example/moved");
        assertThat(taken.at("/tags/0")).isEqualTo("x");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.at("/code")).isEqualTo("address_refused");
        assertThat(api.post("/v1/documents/url", "{\"url\": \"not an address\"}")
                        .at("/errors/0/pointer"))
                .isEqualTo("/url");
        assertThat(api.post("/v1/documents/url", "{}").status()).isEqualTo(400);
    }

    @Test
    void takes_details_as_fields_or_as_json() {
        byte[] file = part("file", "a.txt", "text/plain", "A.".getBytes(StandardCharsets.UTF_8));
        TestApi.Reply fields = upload(
                file,
                field("title", "A title"),
                field("tags", "x"),
                field("tags", "y"),
                field("metadata", "{\"n\": 1}"),
                field("date", "2026-01-01T00:00:00Z"));
        TestApi.Reply json = upload(file, field("details", "{\"title\": \"Another\", \"tags\": [\"z\"]}"));

        assertThat(fields.at("/source"))
                .as("the file's name, where no other source is given")
                .isEqualTo("a.txt");
        assertThat(upload(file, field("source", "archive")).at("/source")).isEqualTo("archive");
        assertThat(fields.at("/tags/1")).isEqualTo("y");
        assertThat(fields.at("/metadata/n")).isEqualTo("1");
        assertThat(json.at("/title")).isEqualTo("Another");
        assertThat(upload(file, field("colour", "red")).at("/errors/0/pointer")).isEqualTo("/colour");
        assertThat(upload(file, field("details", "{\"colour\": 1}")).at("/errors/0/pointer"))
                .isEqualTo("/details/colour");
        for (String name : new String[] {"metadata", "details"}) {
            TestApi.Reply broken = upload(file, field(name, "{broken"));
            assertThat(broken.status()).isEqualTo(400);
            assertThat(broken.at("/errors/0/pointer")).isEqualTo("/" + name);
        }
        assertThat(upload(file, field("tag", "x")).at("/errors/0/detail")).contains("\"tags\"");
        assertThat(upload(file, field("details", "{}"), field("title", "B")).status())
                .isEqualTo(400);
        assertThat(upload(field("title", "B")).at("/errors/0/pointer")).isEqualTo("/file");
    }

    @Test
    void refuses_a_multipart_body_that_is_none() {
        for (String body :
                new String[] {"", "nonsense", "--a-boundary\r\nno headers", "--other\r\n\r\nx\r\n--other--"}) {
            TestApi.Reply reply =
                    api.send("POST", "/v1/documents/upload", body.getBytes(StandardCharsets.UTF_8), MULTIPART);
            assertThat(reply.status()).as(body).isEqualTo(400);
        }
        assertThat(api.send(
                                "POST",
                                "/v1/documents/upload",
                                new byte[] {1},
                                Map.of("Content-Type", "multipart/form-data"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void refuses_an_upload_that_is_too_large() {
        TestApi.Reply reply = upload(part("file", "a.txt", "text/plain", new byte[33 * 1024 * 1024]));

        assertThat(reply.status()).isEqualTo(413);
    }

    @Test
    void refuses_an_upload_that_turns_out_to_be_too_large_for_its_size() {
        byte[] large = multipart(part("file", "a.txt", "text/plain", new byte[33 * 1024 * 1024]));

        TestApi.Reply reply = api.sendChunked("/v1/documents/upload", large, MULTIPART);

        assertThat(reply.status()).as(reply.text()).isEqualTo(413);
        assertThat(api.sendChunked(
                                "/v1/documents/upload",
                                multipart(part("file", "a.txt", "text/plain", new byte[] {65})),
                                MULTIPART)
                        .status())
                .isEqualTo(201);
    }

    private TestApi.Reply bulk(String lines) {
        return api.send(
                "POST",
                "/v1/documents/bulk",
                lines.getBytes(StandardCharsets.UTF_8),
                Map.of("Content-Type", "application/x-ndjson"));
    }

    private TestApi.Reply upload(byte[]... parts) {
        return api.send("POST", "/v1/documents/upload", multipart(parts), MULTIPART);
    }

    private static byte[] multipart(byte[]... parts) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            body.writeBytes(part);
        }
        body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }

    private static byte[] field(String name, String value) {
        return part(name, null, null, value.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] part(
            String name,
            @org.jspecify.annotations.Nullable String file,
            @org.jspecify.annotations.Nullable String type,
            byte[] content) {
        ByteArrayOutputStream part = new ByteArrayOutputStream();
        String head = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\""
                + (file == null ? "" : "; filename=\"" + file + "\"") + "\r\n"
                + (type == null ? "" : "Content-Type: " + type + "\r\n") + "\r\n";
        part.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        part.writeBytes(content);
        part.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        return part.toByteArray();
    }
}
