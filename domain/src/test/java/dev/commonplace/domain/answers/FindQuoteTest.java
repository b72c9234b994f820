package dev.commonplace.domain.answers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindQuoteTest {
    private static final String TEXT =
            "He said:\u00a0\u201cHerons  don\u2019t\n hurry\u201d \u2013 and \ud83d\udc26 soft\u00adly left.";

    @Test
    void a_quote_to_the_letter_is_exact() {
        QuoteSpan span = FindQuote.in(TEXT, " \ud83d\udc26 soft\u00adly left. ").orElseThrow();

        assertThat(span.exact()).isTrue();
        assertThat(TEXT.substring(span.start(), span.end())).isEqualTo("\ud83d\udc26 soft\u00adly left.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"Herons don't hurry\"",
                "He said: \"Herons",
                "hurry\" - and \ud83d\udc26 softly",
                "and \ud83d\udc26  softly left."
            })
    void white_space_quotation_marks_and_dashes_may_differ(String quote) {
        QuoteSpan span = FindQuote.in(TEXT, quote).orElseThrow();

        assertThat(span.exact()).isFalse();
        String there = TEXT.substring(span.start(), span.end());
        assertThat(FindQuote.in(there, there)).contains(new QuoteSpan(0, there.length(), true));
        assertThat(PlainText.of(there).text()).isEqualTo(PlainText.of(quote).text());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"herons don't hurry", "Herons do not hurry", "Herons hurry", "He said it", "Herons", "...", "''"})
    void other_letters_other_case_gaps_and_crumbs_are_not_found(String quote) {
        assertThat(FindQuote.in(TEXT, quote)).isEmpty();
    }
}
