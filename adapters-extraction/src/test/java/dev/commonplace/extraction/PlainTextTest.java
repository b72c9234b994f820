package dev.commonplace.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.commonplace.domain.documents.ExtractedText;
import org.junit.jupiter.api.Test;

class PlainTextTest {
    @Test
    void paragraphs_stand_between_blank_lines_and_the_content_stays_as_it_is() {
        String document = "\ufeffone\r\ntwo\r\n \t\r\n\r\nthree\rfour\r\r  five  ";

        ExtractedText text = new PlainText().read(document, Deadline.none());

        assertThat(text.content()).isEqualTo(document);
        assertThat(text.title()).isEmpty();
        assertThat(BlockView.of(text))
                .containsExactly("PARAGRAPH [] \ufeffone\r\ntwo", "PARAGRAPH [] three\rfour", "PARAGRAPH [] five");
    }
}
