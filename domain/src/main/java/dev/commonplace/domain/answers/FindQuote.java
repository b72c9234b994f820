package dev.commonplace.domain.answers;

import java.util.Optional;

/**
 * Finds a quote in a text: to the letter, or else with any white space for any, and with quotation marks, apostrophes and
 * dashes of any form. Letters, figures and case must be those of the text.
 */
public final class FindQuote {
    /** Shorter quotes stand in any text and prove nothing. */
    public static final int LETTERS_MIN = 8;

    private FindQuote() {}

    /** @return the first place, empty for a quote that is too short or not there */
    public static Optional<QuoteSpan> in(String text, String quote) {
        String wanted = quote.strip();
        if (wanted.codePoints().filter(Character::isLetterOrDigit).count() < LETTERS_MIN) {
            return Optional.empty();
        }
        int exact = text.indexOf(wanted);
        if (exact >= 0) {
            return Optional.of(new QuoteSpan(exact, exact + wanted.length(), true));
        }
        PlainText plain = PlainText.of(text);
        String plainWanted = PlainText.of(wanted).text().strip();
        int at = plain.text().indexOf(plainWanted);
        return at < 0
                ? Optional.empty()
                : Optional.of(new QuoteSpan(plain.start(at), plain.end(at + plainWanted.length() - 1), false));
    }
}
