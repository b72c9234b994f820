package dev.commonplace.application.answers;

import dev.commonplace.application.answers.CompleteChat.Reply;
import dev.commonplace.application.embeddings.ModelUnavailableException;
import dev.commonplace.application.operations.Auditor;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.application.shared.MakeId;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.domain.answers.AnswerForm;
import dev.commonplace.domain.answers.Citation;
import dev.commonplace.domain.answers.DraftAnswer;
import dev.commonplace.domain.answers.DraftAnswer.DraftQuote;
import dev.commonplace.domain.answers.DraftAnswer.DraftStatement;
import dev.commonplace.domain.answers.ModelUsage;
import dev.commonplace.domain.answers.Passage;
import dev.commonplace.domain.answers.RejectedQuote;
import dev.commonplace.domain.answers.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Has a chat model answer from passages, looks up what it quotes, and notes in the audit log what the call took. */
final class AskModel {
    private static final String ACTION = "answer.complete";

    private final CompleteChat chat;
    private final Transactions<AnswersWork> transactions;
    private final Auditor auditor;
    private final MakeId ids;
    private final Clock clock;

    AskModel(CompleteChat chat, Transactions<AnswersWork> transactions, Auditor auditor, MakeId ids, Clock clock) {
        this.chat = chat;
        this.transactions = transactions;
        this.auditor = auditor;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @param noEvidence whether the model says that the passages do not answer the question
     * @param degraded why there is less than there should be
     */
    record Result(
            List<Statement> statements, boolean noEvidence, Optional<String> degraded, Optional<ModelUsage> usage) {
        static final Result NOTHING = new Result(List.of(), false, Optional.empty(), Optional.empty());

        boolean hasVerified() {
            return statements.stream().anyMatch(Statement::isVerified);
        }

        int quotesVerified() {
            return statements.stream()
                    .mapToInt(statement -> statement.citations().size())
                    .sum();
        }

        int quotesOffered() {
            return quotesVerified()
                    + statements.stream()
                            .mapToInt(statement -> statement.rejected().size())
                            .sum();
        }
    }

    Result ask(Caller caller, AnswerQuestion.Command command, RetrievePassages.Retrieved found) {
        Instant start = clock.instant();
        Reply reply;
        try {
            reply = chat.complete(new CompleteChat.Request(
                    AnswerPrompt.messages(command.question(), found.passages(), ids.next()), command.temperature()));
        } catch (ModelUnavailableException unavailable) {
            return new Result(
                    List.of(),
                    false,
                    Optional.of("There is no answer in words, only quotes: " + unavailable.getMessage()),
                    Optional.empty());
        }
        int latency = Math.toIntExact(Duration.between(start, clock.instant()).toMillis());
        ModelUsage usage = new ModelUsage(reply.model(), reply.promptTokens(), reply.completionTokens(), latency);
        DraftAnswer draft = AnswerForm.read(reply.text());
        return transactions.inTenant(caller.tenantId(), work -> {
            Result result = result(draft, reply.cutOff(), verify(work, found.passages(), draft), usage);
            work.audit()
                    .record(auditor.entry(
                            caller.actor(),
                            caller.origin(),
                            ACTION,
                            found.search().logged().id(),
                            details(usage, result)));
            return result;
        });
    }

    private static Result result(DraftAnswer draft, boolean cutOff, List<Statement> statements, ModelUsage usage) {
        Result said = new Result(statements, draft.noEvidence(), Optional.empty(), Optional.of(usage));
        Optional<String> degraded = Optional.empty();
        if (statements.isEmpty() && !draft.noEvidence()) {
            degraded = Optional.of("The chat model's reply was not in the form it was asked for.");
        } else if (!draft.noEvidence() && !said.hasVerified()) {
            degraded = Optional.of("Nothing that the chat model quoted stands in the documents.");
        } else if (cutOff) {
            degraded = Optional.of("The chat model's reply was cut off.");
        }
        return new Result(statements, draft.noEvidence(), degraded, Optional.of(usage));
    }

    private static List<Statement> verify(AnswersWork work, List<Passage> passages, DraftAnswer draft) {
        QuoteCheck check = new QuoteCheck(work.texts(), passages);
        List<Statement> statements = new ArrayList<>();
        for (DraftStatement statement : draft.statements()) {
            List<Citation> citations = new ArrayList<>();
            List<RejectedQuote> rejected = new ArrayList<>();
            for (DraftQuote quote : statement.quotes()) {
                switch (check.check(quote)) {
                    case QuoteCheck.Result.Found found -> citations.add(found.citation());
                    case QuoteCheck.Result.Missing missing -> rejected.add(missing.rejected());
                }
            }
            statements.add(new Statement(statement.text(), citations, rejected));
        }
        return List.copyOf(statements);
    }

    /** No word of the question or the answer: figures, until there is a ledger of costs for them. */
    private static Map<String, @Nullable Object> details(ModelUsage usage, Result result) {
        Map<String, @Nullable Object> details = ModelFigures.of(usage);
        details.put("quotes_offered", result.quotesOffered());
        details.put("quotes_verified", result.quotesVerified());
        return details;
    }
}
