package dev.commonplace.http.transcripts;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.commonplace.application.transcripts.ImportConversations.Outcome;
import dev.commonplace.application.transcripts.ImportConversations.Result;
import dev.commonplace.http.problem.Problem;
import dev.commonplace.http.problem.ProblemMapping;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of the conversations of a file.
 *
 * @param code a word, and
 * @param detail the first reason, where nothing was kept
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ImportJson(
        @Nullable String code, @Nullable String detail, List<ImportJson.Imported> conversations, ReportJson report) {
    private static final String NOTHING_IMPORTED = "nothing_imported";

    /**
     * One conversation: kept, or why not.
     *
     * @param effect created, extended, unchanged or refused
     * @param messages how many the file has
     * @param messagesCreated how many of them were new
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Imported(
            String effect,
            @Nullable String id,
            String externalId,
            String title,
            @Nullable Integer messages,
            @Nullable Integer messagesCreated,
            @Nullable Refusal error) {}

    /** @param code the word that a problem would have */
    record Refusal(String code, String detail) {}

    static ImportJson of(Outcome outcome) {
        ReportJson report = ReportJson.of(outcome.report());
        return new ImportJson(
                outcome.isRefused() ? NOTHING_IMPORTED : null,
                outcome.isRefused() ? report.firstError() : null,
                outcome.results().stream().map(ImportJson::json).toList(),
                report);
    }

    private static Imported json(Result result) {
        return switch (result) {
            case Result.Kept kept ->
                new Imported(
                        effect(kept),
                        kept.conversation().id().toString(),
                        kept.externalId(),
                        kept.title(),
                        kept.messages(),
                        kept.messagesCreated(),
                        null);
            case Result.Refused refused ->
                new Imported(
                        "refused",
                        null,
                        refused.externalId(),
                        refused.title(),
                        null,
                        null,
                        new Refusal(
                                ProblemMapping.kindOf(refused.reason().code()).code(),
                                Problem.printable(refused.reason().reason())));
        };
    }

    private static String effect(Result.Kept kept) {
        if (kept.created()) {
            return "created";
        }
        return kept.messagesCreated() > 0 ? "extended" : "unchanged";
    }
}
