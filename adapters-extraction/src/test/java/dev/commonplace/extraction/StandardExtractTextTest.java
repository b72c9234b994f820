package dev.commonplace.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.commonplace.application.documents.ExtractText;
import dev.commonplace.domain.documents.MediaType;
import dev.commonplace.fixtures.documents.ExtractTextContract;
import org.junit.jupiter.api.Test;

class StandardExtractTextTest extends ExtractTextContract {
    @Override
    protected ExtractText extractText() {
        return new StandardExtractText();
    }

    @Test
    void plain_text_markdown_and_html_are_readable() {
        assertThat(extractText().readable())
                .containsExactlyInAnyOrder(MediaType.TEXT, MediaType.MARKDOWN, MediaType.HTML);
    }
}
