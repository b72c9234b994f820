package dev.commonplace.models.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.commonplace.domain.embeddings.EmbeddingModel;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiEmbeddingSettingsTest {
    private static final EmbeddingModel MODEL = new EmbeddingModel("some-model", 8, 512);

    @ParameterizedTest
    @ValueSource(strings = {"https://example.org/v1", "https://example.org/v1/"})
    void the_url_of_embeddings_stands_below_the_base(String base) {
        assertThat(OpenAiEmbeddingSettings.of(URI.create(base), null, MODEL).embeddingsUrl())
                .hasToString("https://example.org/v1/embeddings");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://example.org",
                "/v1",
                "https:///v1",
                "https://user:pass@example.org",
                "https://example.org?a=b"
            })
    void odd_base_urls_are_refused(String base) {
        assertThatThrownBy(() -> OpenAiEmbeddingSettings.of(URI.create(base), null, MODEL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The base URL");
    }

    @Test
    void a_key_with_a_line_break_is_refused_without_being_shown() {
        assertThatThrownBy(() -> OpenAiEmbeddingSettings.of(URI.create("https://example.org"), "sk-1\n", MODEL))
                .hasMessageContaining("line break")
                .hasMessageNotContaining("sk-1");
    }
}
