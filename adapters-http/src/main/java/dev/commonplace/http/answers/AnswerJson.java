package dev.commonplace.http.answers;

import dev.commonplace.application.answers.AnswerQuestion;
import dev.commonplace.domain.answers.Citation;
import dev.commonplace.domain.answers.ModelUsage;
import dev.commonplace.domain.answers.RejectedQuote;
import dev.commonplace.domain.answers.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An answer as it is shown.
 *
 * @param answer the model's statements in one text, with the numbers of the passages that were verified, and a mark on each
 *     statement that is not; null where a model made none
 * @param unverified what was quoted and does not stand in the documents
 */
record AnswerJson(
        UUID searchId,
        String outcome,
        @Nullable String answer,
        List<StatementJson> statements,
        List<CitationJson> quotes,
        List<UnverifiedJson> unverified,
        VerifiedJson verified,
        List<String> degraded,
        List<PassageJson> passages,
        @Nullable UsageJson usage,
        int tookMillis) {
    private static final String UNVERIFIED_MARK = "[unverified]";

    record StatementJson(String text, boolean verified, List<CitationJson> citations) {
        static StatementJson of(Statement statement) {
            return new StatementJson(
                    statement.text(),
                    statement.isVerified(),
                    statement.citations().stream().map(CitationJson::of).toList());
        }
    }

    /** @param statement its place among the statements, from 0 */
    record UnverifiedJson(int statement, int passage, String quote, String reason) {}

    /** How many quotes stand in the documents, of how many there were. */
    record VerifiedJson(int quotes, int of) {}

    record UsageJson(
            String model,
            @Nullable Integer promptTokens,
            @Nullable Integer completionTokens,
            int latencyMillis) {
        static UsageJson of(ModelUsage usage) {
            return new UsageJson(
                    usage.model(),
                    CitationJson.boxed(usage.promptTokens()),
                    CitationJson.boxed(usage.completionTokens()),
                    usage.latencyMillis());
        }
    }

    static AnswerJson of(AnswerQuestion.Outcome outcome) {
        return new AnswerJson(
                outcome.search().logged().id(),
                outcome.kind().name().toLowerCase(Locale.ROOT),
                outcome.statements().isEmpty() ? null : text(outcome.statements()),
                outcome.statements().stream().map(StatementJson::of).toList(),
                outcome.quotes().stream().map(CitationJson::of).toList(),
                unverified(outcome.statements()),
                new VerifiedJson(outcome.quotesVerified(), outcome.quotesOffered()),
                outcome.degraded(),
                outcome.passages().stream().map(PassageJson::of).toList(),
                outcome.usage().map(UsageJson::of).orElse(null),
                outcome.durationMillis());
    }

    private static String text(List<Statement> statements) {
        return statements.stream().map(AnswerJson::marked).collect(Collectors.joining(" "));
    }

    private static String marked(Statement statement) {
        if (!statement.isVerified()) {
            return statement.text() + " " + UNVERIFIED_MARK;
        }
        return statement.text() + " "
                + statement.citations().stream()
                        .map(Citation::passage)
                        .distinct()
                        .map(number -> "[" + number + "]")
                        .collect(Collectors.joining());
    }

    private static List<UnverifiedJson> unverified(List<Statement> statements) {
        List<UnverifiedJson> all = new ArrayList<>();
        for (int index = 0; index < statements.size(); index++) {
            for (RejectedQuote rejected : statements.get(index).rejected()) {
                all.add(new UnverifiedJson(index, rejected.passage(), rejected.quote(), rejected.reason()));
            }
        }
        return all;
    }
}
