package dev.commonplace.models.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.commonplace.application.embeddings.EmbedText;
import dev.commonplace.application.embeddings.ModelUnavailableException;
import dev.commonplace.domain.embeddings.Embedding;
import dev.commonplace.fixtures.embeddings.EmbedTextContract;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OnnxEmbedTextTest extends EmbedTextContract {
    /** What another processor may move a cosine by: the model computes with 8 bits. */
    private static final Offset<Double> OTHER_PROCESSORS = within(0.03);

    private final OnnxEmbedText embedText = new OnnxEmbedText(TestNatives.DIRECTORY, 2);

    @Override
    protected EmbedText embedText() {
        return embedText;
    }

    @AfterAll
    void close() {
        embedText.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    A man is playing a guitar.    | Someone plays an instrument.            | 0.672
                    The boundary layer separates. | Flow separation in the boundary layer.  | 0.800
                    A man is playing a guitar.    | The boundary layer separates.           | 0.060
                    """)
    void cosines_of_known_sentences_are_as_measured(String one, String other, double cosine) {
        assertThat(embedText.embed(one).cosine(embedText.embed(other))).isEqualTo(cosine, OTHER_PROCESSORS);
    }

    @Test
    void vectors_have_length_one() {
        double squares = 0;
        for (float value : embedText.embed("A sentence.").values()) {
            squares += value * value;
        }
        assertThat(squares).isEqualTo(1.0, within(1e-5));
    }

    @Test
    void a_text_of_more_than_256_tokens_has_the_vector_of_its_first_256() {
        String read = "alpha beta gamma delta ".repeat(70).strip();
        int tokens;
        try (HuggingFaceTokenizeText tokenizeText = new HuggingFaceTokenizeText(TestNatives.DIRECTORY)) {
            var spans = tokenizeText.tokenize(read);
            tokens = spans.size();
            read = read.substring(0, spans.get(253).end());
        }
        assertThat(tokens).isGreaterThan(254);

        Embedding whole = embedText.embed(read);

        assertThat(embedText.embed(read + " and what follows is not seen").cosine(whole))
                .isEqualTo(1.0, within(1e-6));
        assertThat(embedText.embed(read.substring(0, read.length() / 2)).cosine(whole))
                .isLessThan(0.9999);
    }

    @Test
    void the_model_is_ready_once_it_is_loaded() {
        try (OnnxEmbedText fresh = new OnnxEmbedText(TestNatives.DIRECTORY, 1)) {
            assertThat(fresh.ready()).isFalse();

            fresh.load();

            assertThat(fresh.ready()).isTrue();
        }
    }

    @Test
    void a_closed_model_is_unavailable() {
        OnnxEmbedText closed = new OnnxEmbedText(TestNatives.DIRECTORY, 1);
        closed.load();
        closed.close();

        assertThatThrownBy(() -> closed.embed("text"))
                .isInstanceOfSatisfying(
                        ModelUnavailableException.class,
                        unavailable -> assertThat(unavailable.retryable()).isTrue());
    }

    @Test
    void a_directory_that_cannot_be_written_makes_the_model_unavailable(@TempDir Path directory) throws Exception {
        Path file = Files.createFile(directory.resolve("file"));
        try (OnnxEmbedText embed = new OnnxEmbedText(file.resolve("below-a-file"), 1)) {
            assertThatThrownBy(embed::load)
                    .isInstanceOf(ModelUnavailableException.class)
                    .hasMessageContaining("cannot be loaded");
            assertThat(embed.ready()).isFalse();
        }
    }
}
