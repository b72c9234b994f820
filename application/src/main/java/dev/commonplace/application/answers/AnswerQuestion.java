package dev.commonplace.application.answers;

import dev.commonplace.application.documents.TokenizeText;
import dev.commonplace.application.embeddings.EmbedText;
import dev.commonplace.application.embeddings.EmbeddingModels;
import dev.commonplace.application.operations.Auditor;
import dev.commonplace.application.search.SearchLibrary;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.application.shared.MakeId;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.domain.answers.Citation;
import dev.commonplace.domain.answers.DraftAnswer.DraftQuote;
import dev.commonplace.domain.answers.ModelUsage;
import dev.commonplace.domain.answers.Passage;
import dev.commonplace.domain.answers.Statement;
import dev.commonplace.domain.documents.DocumentFilter;
import dev.commonplace.domain.search.SearchMode;
import dev.commonplace.domain.shared.JsonObject;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Role;
import dev.commonplace.domain.shared.Text;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Answers a question from the tenant's documents. The passages that were found go to the chat model where there is one; every
 * quote in its answer is looked up in what is stored, and only what stands there is cited. Without a model, or where it fails,
 * the passages' own best sentences are quoted. Where nothing found is evidence, that is the answer.
 */
public final class AnswerQuestion {
    private final RetrievePassages retrieve;
    private final Optional<AskModel> askModel;
    private final Transactions<AnswersWork> transactions;
    private final EmbeddingModels models;
    private final Clock clock;

    /** @param chat empty where no chat model is configured */
    public AnswerQuestion(
            SearchLibrary searchLibrary,
            Transactions<AnswersWork> transactions,
            TokenizeText tokenizeText,
            EmbeddingModels models,
            Optional<CompleteChat> chat,
            Auditor auditor,
            MakeId ids,
            Clock clock) {
        this.retrieve = new RetrievePassages(searchLibrary, transactions, tokenizeText);
        this.askModel = chat.map(model -> new AskModel(model, transactions, auditor, ids, clock));
        this.transactions = transactions;
        this.models = models;
        this.clock = clock;
    }

    /**
     * @param mode how to search; the tenant's own choice where nothing is said
     * @param limit from how many chunks the passages are made at most
     * @param tokensMax of all passages together, as the embedding model's tokenizer counts
     * @param temperature for the chat model
     * @param evidenceMin the least cosine of a chunk that counts as evidence though it shares few words with the question
     */
    public record Command(
            String question,
            Optional<SearchMode> mode,
            DocumentFilter filter,
            JsonObject filterAsWritten,
            int limit,
            int tokensMax,
            OptionalDouble temperature,
            double evidenceMin) {
        public static final int QUESTION_CHARACTERS_MAX = 4_000;
        public static final int LIMIT_DEFAULT = 8;
        public static final int LIMIT_MAX = 50;
        public static final int TOKENS_DEFAULT = 2_000;
        public static final int TOKENS_MIN = 64;
        public static final int TOKENS_MAX = 32_000;
        public static final double EVIDENCE_DEFAULT = 0.3;
        private static final double TEMPERATURE_MAX = 2;

        public Command {
            question = Text.required("/question", question, QUESTION_CHARACTERS_MAX);
            Objects.requireNonNull(mode, "mode");
            Objects.requireNonNull(filter, "filter");
            Objects.requireNonNull(filterAsWritten, "filterAsWritten");
            require(limit >= 1 && limit <= LIMIT_MAX, "/limit", "1 to " + LIMIT_MAX + " chunks can be used.");
            require(
                    tokensMax >= TOKENS_MIN && tokensMax <= TOKENS_MAX,
                    "/tokens_max",
                    "Passages have " + TOKENS_MIN + " to " + TOKENS_MAX + " tokens.");
            double heat = temperature.orElse(0);
            require(heat >= 0 && heat <= TEMPERATURE_MAX, "/temperature", "A temperature is a number from 0 to 2.");
            require(evidenceMin >= -1 && evidenceMin <= 1, "/evidence_min", "A cosine is a number from -1 to 1.");
        }

        private static void require(boolean condition, String field, String message) {
            if (!condition) {
                throw RefusedException.invalid(field, message);
            }
        }
    }

    /** What sort of answer there is. */
    public enum Kind {
        /** Statements of a model, at least one of them with a citation that was verified. */
        ANSWERED,
        /** Sentences of the documents themselves. */
        QUOTES,
        /** Nothing that was found answers the question. */
        NO_EVIDENCE
    }

    /**
     * @param search the search that found the passages
     * @param statements the model's, where it made some, verified or not
     * @param quotes where the answer consists of them, best first
     * @param quotesOffered how many quotes were looked up
     * @param quotesVerified how many of them stand in what is stored
     * @param degraded what did not go as it should have, for people
     * @param usage what the chat model took, where it replied
     */
    public record Outcome(
            Kind kind,
            SearchLibrary.Outcome search,
            List<Passage> passages,
            List<Statement> statements,
            List<Citation> quotes,
            int quotesOffered,
            int quotesVerified,
            List<String> degraded,
            Optional<ModelUsage> usage,
            int durationMillis) {}

    /** @throws RefusedException as the search does */
    public Outcome answer(Caller caller, Command command) {
        caller.require(Role.READER);
        Instant start = clock.instant();
        RetrievePassages.Retrieved found = retrieve.retrieve(caller, command);
        List<String> degraded = new ArrayList<>();
        found.search().degraded().ifPresent(degraded::add);
        AskModel.Result said = found.passages().isEmpty()
                ? AskModel.Result.NOTHING
                : askModel.map(model -> model.ask(caller, command, found)).orElse(AskModel.Result.NOTHING);
        said.degraded().ifPresent(degraded::add);
        List<Citation> quotes = List.of();
        int offered = said.quotesOffered();
        int verified = said.quotesVerified();
        Kind kind = Kind.NO_EVIDENCE;
        if (said.hasVerified()) {
            kind = Kind.ANSWERED;
        } else if (!found.passages().isEmpty() && !said.noEvidence()) {
            List<DraftQuote> chosen =
                    ChooseQuotes.choose(command.question(), found.passages(), embedText(caller, found.search()));
            quotes = verified(caller, found.passages(), chosen);
            offered += chosen.size();
            verified += quotes.size();
            kind = quotes.isEmpty() ? Kind.NO_EVIDENCE : Kind.QUOTES;
        }
        return new Outcome(
                kind,
                found.search(),
                found.passages(),
                said.statements(),
                quotes,
                offered,
                verified,
                List.copyOf(degraded),
                said.usage(),
                Math.toIntExact(Duration.between(start, clock.instant()).toMillis()));
    }

    /** The model of the tenant's space, unless the search did without it. */
    private Optional<EmbedText> embedText(Caller caller, SearchLibrary.Outcome search) {
        return search.mode().usesMeaning()
                ? transactions
                        .readInTenant(
                                caller.tenantId(),
                                work -> work.embeddingSpaces().active())
                        .flatMap(models::find)
                : Optional.empty();
    }

    private List<Citation> verified(Caller caller, List<Passage> passages, List<DraftQuote> quotes) {
        return transactions.readInTenant(caller.tenantId(), work -> {
            QuoteCheck check = new QuoteCheck(work.texts(), passages);
            List<Citation> citations = new ArrayList<>();
            for (DraftQuote quote : quotes) {
                if (check.check(quote) instanceof QuoteCheck.Result.Found found) {
                    citations.add(found.citation());
                }
            }
            return List.copyOf(citations);
        });
    }
}
