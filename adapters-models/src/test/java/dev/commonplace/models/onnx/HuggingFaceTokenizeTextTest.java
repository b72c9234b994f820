package dev.commonplace.models.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.commonplace.application.documents.TokenizeText;
import dev.commonplace.domain.documents.TokenSpan;
import dev.commonplace.fixtures.documents.TokenizeTextContract;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HuggingFaceTokenizeTextTest extends TokenizeTextContract {
    private final HuggingFaceTokenizeText tokenizeText = new HuggingFaceTokenizeText(TestNatives.DIRECTORY);

    @Override
    protected TokenizeText tokenizeText() {
        return tokenizeText;
    }

    @AfterAll
    void close() {
        tokenizeText.close();
    }

    @Test
    void long_words_are_cut_into_the_pieces_that_the_model_knows() {
        assertThat(tokenizeText.tokenize("tokenizers")).hasSizeGreaterThan(1);
    }

    @Test
    void spans_count_utf_16_units_where_the_library_counts_code_points() {
        String text = "\ud83d\ude00\ud83d\ude00 dog";

        TokenSpan last = tokenizeText.tokenize(text).getLast();

        assertThat(text.substring(last.start(), last.end())).isEqualTo("dog");
    }

    @Test
    void several_tokens_of_one_sign_are_one_span_and_empty_ones_after_it() {
        assertThat(tokenizeText.tokenize("\ud55c"))
                .containsExactly(new TokenSpan(0, 1), new TokenSpan(1, 1), new TokenSpan(1, 1));
    }

    @Test
    void there_is_no_limit_of_length_and_no_special_token() {
        assertThat(tokenizeText.tokenize("word ".repeat(3_000))).hasSize(3_000);
    }

    /** A hundred pieces; in one the library would take gigabytes of memory for the longest of texts. */
    @Test
    void a_book_is_tokenized_in_pieces() {
        List<TokenSpan> spans = tokenizeText.tokenize("words, words. ".repeat(120_000));

        assertThat(spans).hasSize(480_000);
    }

    @Test
    void a_book_without_white_space_is_tokenized_in_pieces() {
        List<TokenSpan> spans = tokenizeText.tokenize("x".repeat(1_600_000));

        assertThat(spans.getFirst().start()).isZero();
        assertThat(spans.getLast().end()).isEqualTo(1_600_000);
    }
}
