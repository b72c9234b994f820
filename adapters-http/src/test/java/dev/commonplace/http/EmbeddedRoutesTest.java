package dev.commonplace.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmbeddedRoutesTest extends TenantForEach {
    private static final String PATH = "/v1/documents/embedded";
    private static final int DIMENSION = 384;

    private String model = "";

    @BeforeEach
    void readTheModel() {
        model = api.get("/v1/embedding-spaces").at("/items/0/model");
    }

    @Test
    void chunks_with_vectors_are_found_by_a_vector_at_once() {
        TestApi.Reply reply = api.post(PATH, body(model, "h", vector(DIMENSION, 7), vector(DIMENSION, 8)));

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.at("/documents/0/external_id")).isEqualTo("h");
        assertThat(reply.at("/documents/0/chunks")).isEqualTo("2");
        assertThat(reply.at("/documents/0/effect")).isEqualTo("created");
        TestApi.Reply found =
                api.post("/v1/search", "{\"mode\": \"semantic\", \"vector\": " + vector(DIMENSION, 8) + "}");
        assertThat(found.at("/hits/0/text")).isEqualTo("Chunk 1.");
        assertThat(found.at("/hits/0/document/id")).isEqualTo(reply.at("/documents/0/id"));
    }

    @Test
    void vectors_of_another_model_are_not_kept_though_they_fit() {
        TestApi.Reply reply = api.post(PATH, body("another", "h", vector(DIMENSION, 7)));

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.at("/detail")).contains(model, "another");
        assertThat(api.get("/v1/documents").json().path("items")).isEmpty();
    }

    @Test
    void a_vector_of_another_dimension_keeps_out_all_of_them() {
        TestApi.Reply reply = api.post(PATH, body(model, "h", vector(DIMENSION, 7), vector(3, 1)));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.at("/detail")).contains("384");
        assertThat(api.get("/v1/documents").json().path("items")).isEmpty();
    }

    @Test
    void an_external_id_that_is_taken_is_refused() {
        api.post(PATH, body(model, "h", vector(DIMENSION, 7)));

        assertThat(api.post(PATH, body(model, "h", vector(DIMENSION, 8))).status())
                .isEqualTo(409);
    }

    @Test
    void the_same_request_again_is_done_once() {
        String body = body(model, "h", vector(DIMENSION, 7));
        TestApi.Reply first = api.post(PATH, body, "Idempotency-Key", "once");

        TestApi.Reply again = api.post(PATH, body, "Idempotency-Key", "once");

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.at("/documents/0/id")).isEqualTo(first.at("/documents/0/id"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"model\": \"m\"} | /documents",
                "{\"documents\": [{\"chunks\": [{\"text\": \"a\", \"vector\": [1]}]}]} | /model",
                "{\"model\": \"m\", \"documents\": [{\"title\": \"t\"}]} | /documents/0/chunks",
                "{\"model\": \"m\", \"documents\": [{\"chunks\": [{\"text\": \"a\"}]}]} | /documents/0/chunks/0/vector",
                "{\"model\": \"m\", \"documents\": [{\"chunks\": [{\"vector\": [1]}]}]} | /documents/0/chunks/0/text",
                "{\"model\": \"m\", \"documents\": [{\"chunks\": [{\"text\": \"a\", \"vector\": [1, \"b\"]}]}]} | /documents/0/chunks/0/vector/1",
                "{\"model\": \"m\", \"documents\": [{\"chunks\": [{\"text\": \"a\", \"vector\": [1], \"page\": 1}]}]} | /documents/0/chunks/0/page",
            })
    void what_is_wrong_is_named_by_its_place(String body, String pointer) {
        TestApi.Reply reply = api.post(PATH, body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.at("/errors/0/pointer")).isEqualTo(pointer);
    }

    private static String body(String model, String externalId, String... vectors) {
        String chunks = IntStream.range(0, vectors.length)
                .mapToObj(i -> "{\"text\": \"Chunk " + i + ".\", \"vector\": " + vectors[i] + "}")
                .collect(Collectors.joining(", "));
        return "{\"model\": \"" + model + "\", \"documents\": [{\"external_id\": \"" + externalId + "\", \"chunks\": ["
                + chunks + "]}]}";
    }

    /** A vector along one axis. */
    private static String vector(int dimension, int axis) {
        return IntStream.range(0, dimension)
                .mapToObj(i -> i == axis ? "1" : "0")
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
