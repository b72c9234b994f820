package dev.commonplace.domain.answers;

import dev.commonplace.domain.answers.DraftAnswer.DraftQuote;
import dev.commonplace.domain.answers.DraftAnswer.DraftStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The form in which a model is asked to answer: lines that begin with {@code STATEMENT:} and, under each, lines that begin
 * with {@code QUOTE n:}. Lines hold better than JSON: what comes before the place where an answer is cut off can be used,
 * and nothing has to be escaped. Ornaments around the key words are passed over.
 */
public final class AnswerForm {
    public static final int STATEMENTS_MAX = 40;
    public static final int QUOTES_PER_STATEMENT_MAX = 8;
    public static final int CHARACTERS_MAX = 4_000;

    private static final String ORNAMENT = "[\\s*_#>`\\-\\d.)]*";
    private static final Pattern STATEMENT = Pattern.compile(
            "^" + ORNAMENT + "STATEMENT\\s*\\d*[*_`]*\\s*[:\uFF1A][*_`]*\\s*(.*)$", Pattern.CASE_INSENSITIVE);
    private static final Pattern QUOTE = Pattern.compile(
            "^" + ORNAMENT + "QUOTE\\s*[\\[(#]?\\s*(\\d{1,4})\\s*[\\])]?[*_`]*\\s*[:\uFF1A][*_`]*\\s*(.*)$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NO_EVIDENCE =
            Pattern.compile("^" + ORNAMENT + "NO[ _-]EVIDENCE[*_`.\\s]*$", Pattern.CASE_INSENSITIVE);
    private static final String OPENING = "\"\u201C\u201E\u00AB";
    private static final String CLOSING = "\"\u201D\u201C\u00BB";

    private final List<Open> statements = new ArrayList<>();
    private boolean noEvidence;
    private Optional<StringBuilder> current = Optional.empty();

    private AnswerForm() {}

    private record OpenQuote(int passage, StringBuilder text) {}

    private record Open(StringBuilder text, List<OpenQuote> quotes) {}

    /** What can be made of a reply; without statements where it has none in this form. */
    public static DraftAnswer read(String reply) {
        AnswerForm form = new AnswerForm();
        reply.lines().forEach(form::line);
        List<DraftStatement> statements = form.statements.stream()
                .map(AnswerForm::closed)
                .filter(statement -> !statement.text().isEmpty())
                .toList();
        return new DraftAnswer(statements, statements.isEmpty() && form.noEvidence);
    }

    private void line(String line) {
        Matcher statement = STATEMENT.matcher(line);
        Matcher quote = QUOTE.matcher(line);
        if (statement.matches()) {
            Open open = new Open(new StringBuilder(statement.group(1)), new ArrayList<>());
            current = statements.size() < STATEMENTS_MAX ? Optional.of(open.text()) : Optional.empty();
            current.ifPresent(unused -> statements.add(open));
        } else if (quote.matches() && !statements.isEmpty()) {
            List<OpenQuote> quotes = statements.getLast().quotes();
            OpenQuote open = new OpenQuote(Integer.parseInt(quote.group(1)), new StringBuilder(quote.group(2)));
            current = quotes.size() < QUOTES_PER_STATEMENT_MAX ? Optional.of(open.text()) : Optional.empty();
            current.ifPresent(unused -> quotes.add(open));
        } else if (NO_EVIDENCE.matcher(line).matches()) {
            noEvidence = true;
            current = Optional.empty();
        } else if (line.strip().startsWith("```")) {
            current = Optional.empty();
        } else {
            current.filter(text -> text.length() < CHARACTERS_MAX)
                    .ifPresent(text -> text.append('\n').append(line));
        }
    }

    private static DraftStatement closed(Open open) {
        return new DraftStatement(
                cut(open.text()),
                open.quotes().stream()
                        .map(quote -> new DraftQuote(quote.passage(), bare(cut(quote.text()))))
                        .filter(quote -> !quote.quote().isEmpty())
                        .toList());
    }

    private static String cut(StringBuilder text) {
        String whole = text.toString().strip();
        if (whole.length() <= CHARACTERS_MAX) {
            return whole;
        }
        int end = Character.isLowSurrogate(whole.charAt(CHARACTERS_MAX)) ? CHARACTERS_MAX - 1 : CHARACTERS_MAX;
        return whole.substring(0, end);
    }

    /** Without the quotation marks around it. */
    private static String bare(String quote) {
        boolean marked = quote.length() >= 2
                && OPENING.indexOf(quote.charAt(0)) >= 0
                && CLOSING.indexOf(quote.charAt(quote.length() - 1)) >= 0;
        return marked ? quote.substring(1, quote.length() - 1).strip() : quote;
    }
}
