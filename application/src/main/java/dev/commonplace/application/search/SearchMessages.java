package dev.commonplace.application.search;

import dev.commonplace.application.embeddings.EmbeddingModels;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.application.shared.MakeId;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.domain.conversations.Conversation;
import dev.commonplace.domain.conversations.Message;
import dev.commonplace.domain.conversations.Participant;
import dev.commonplace.domain.embeddings.EmbeddingSpace;
import dev.commonplace.domain.search.MessageScope;
import dev.commonplace.domain.search.RankedTurn;
import dev.commonplace.domain.search.SearchLogEntry;
import dev.commonplace.domain.search.SearchMode;
import dev.commonplace.domain.search.TurnFusion;
import dev.commonplace.domain.shared.JsonObject;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Finds messages of the conversations that the caller may see, by words, by meaning, or by both, with neighbours lending
 * their score, see {@link TurnFusion}. Noted in the search log in the same transaction; the question is embedded before that
 * begins.
 */
public final class SearchMessages {
    /** As deep as {@link SearchLibrary#FUSION_DEPTH}: neighbours must have been found to lend. */
    static final int FUSION_DEPTH = 1_000;

    private final Transactions<MessageSearchWork> transactions;
    private final AskMessages asking;
    private final SearchLibrary.ForLog forLog;
    private final MakeId ids;
    private final Clock clock;

    /** @param forLog makes of a question what of it may be logged */
    public SearchMessages(
            Transactions<MessageSearchWork> transactions,
            EmbeddingModels models,
            SearchLibrary.ForLog forLog,
            MakeId ids,
            Clock clock) {
        this.transactions = transactions;
        this.asking = new AskMessages(models);
        this.forLog = forLog;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A search.
     *
     * @param question without likeness
     * @param ranking without boosts and diversity
     * @param neighbourShare in place of the tenant's, 0..1
     * @param shape without groups and facets
     * @param contextTurns how many messages before and after a hit come along, 0 to {@link Command#CONTEXT_MAX}
     * @param filterAsWritten the filter in the caller's words, for the log
     */
    public record Command(
            SearchQuestion question,
            SearchRanking ranking,
            OptionalDouble neighbourShare,
            SearchShape shape,
            int contextTurns,
            MessageScope.Filter filter,
            JsonObject filterAsWritten) {
        public static final int CONTEXT_DEFAULT = 2;
        public static final int CONTEXT_MAX = 20;

        public Command {
            Objects.requireNonNull(filter, "filter");
            Objects.requireNonNull(filterAsWritten, "filterAsWritten");
            refuse(question.like().isPresent(), "/like");
            refuse(ranking.boosts().isPresent(), "/boosts");
            refuse(ranking.diversity().isPresent(), "/diversity");
            refuse(shape.grouping().isPresent(), "/group_by");
            refuse(!shape.facets().isEmpty(), "/facets");
            if (contextTurns < 0 || contextTurns > CONTEXT_MAX) {
                throw RefusedException.invalid(
                        "/context", "A hit comes with 0 to " + CONTEXT_MAX + " messages on either side.");
            }
            if (neighbourShare.isPresent()
                    && !(neighbourShare.getAsDouble() >= 0 && neighbourShare.getAsDouble() <= 1)) {
                throw RefusedException.invalid("/neighbour_share", "A share lies in 0 to 1.");
            }
            ranking.mode().ifPresent(question::requireFor);
        }

        private static void refuse(boolean asked, String field) {
            if (asked) {
                throw RefusedException.invalid(field, "A search in messages does not know this.");
            }
        }
    }

    /** A message with who says it. */
    public record Turn(Message message, Optional<Participant> speaker) {}

    /**
     * A message that was found.
     *
     * @param context what was said before and after it, in its order, without itself and without deleted messages
     * @param highlights where they were asked for
     * @param lexemes what each word gave to the BM25 score, where that was asked for
     */
    public record Hit(
            RankedTurn ranked,
            Conversation conversation,
            Turn turn,
            List<Turn> context,
            Optional<Highlights> highlights,
            List<LexemeScore> lexemes) {}

    /**
     * What was found.
     *
     * @param logged the search's entry in the search log
     * @param mode the mode that was used: text in place of hybrid where the embedding model did not answer
     * @param degraded why the mode is not the one asked for
     * @param explanation how the scores came about, where it was asked for
     */
    public record Outcome(
            SearchLogEntry logged,
            SearchMode mode,
            Optional<String> degraded,
            List<Hit> hits,
            Optional<Explanation> explanation) {}

    /**
     * How the scores of a search came about.
     *
     * @param formula the score in terms of the parts of a hit
     * @param lexemes the words that were looked for, with their weights
     * @param space where meaning was compared
     */
    public record Explanation(String formula, List<WordQuery.QueryLexeme> lexemes, Optional<EmbeddingSpace> space) {}

    /**
     * @throws RefusedException {@code INVALID_VALUE} for a vector that does not fit the tenant's space;
     *     {@code UNAVAILABLE} for a semantic search while the embedding model does not answer; {@code NOT_FOUND} for a
     *     conversation that the caller may not see
     */
    public Outcome search(Caller caller, Command command) {
        caller.require(Role.READER);
        Instant start = clock.instant();
        Optional<String> logged = command.question().query().map(query -> forLog.of(caller.tenantId(), query));
        AskMessages.Given given =
                transactions.readInTenant(caller.tenantId(), work -> AskMessages.look(work, caller, command));
        AskMessages.Asked asked = asking.ask(caller, command, given);
        return transactions.inTenant(caller.tenantId(), work -> {
            RankTurns ranked = new RankTurns(work, asked);
            List<RankedTurn> best = ranked.rank(FUSION_DEPTH).stream()
                    .filter(turn -> asked.threshold().isEmpty()
                            || turn.score() >= asked.threshold().getAsDouble())
                    .limit(command.shape().limit())
                    .toList();
            List<Hit> hits = new PresentTurns(work, command, asked, ranked.wordQuery()).present(best);
            SearchLogEntry entry = entry(caller, command, logged, asked.mode(), hits, start);
            work.searchLog().record(entry);
            return new Outcome(
                    entry,
                    asked.mode(),
                    asked.degraded(),
                    hits,
                    command.shape().explain() ? Optional.of(explain(asked, ranked.wordQuery())) : Optional.empty());
        });
    }

    private static Explanation explain(AskMessages.Asked asked, Optional<WordQuery> words) {
        String base = switch (asked.mode()) {
            case TEXT -> "text.score, the sum of the lexemes' contributions (BM25)";
            case SEMANTIC -> "semantic.score, a cosine";
            case HYBRID ->
                "text.weight * text.normalized + semantic.weight * semantic.normalized;"
                        + " normalized = (score - least) / (greatest - least) of the leg, 0 where the leg did not find it";
        };
        String formula = "score = contribution + the neighbours' contributions; contribution = base / (1 + 2 * share);"
                + " a neighbour's = share * its base / (1 + 2 * share); share = "
                + asked.fusion().neighbourShare() + "; base = " + base;
        return new Explanation(formula, words.map(WordQuery::lexemes).orElse(List.of()), asked.space());
    }

    private SearchLogEntry entry(
            Caller caller, Command command, Optional<String> logged, SearchMode mode, List<Hit> hits, Instant start) {
        Instant now = clock.instant();
        return new SearchLogEntry(
                ids.next(),
                now,
                caller.actor().id(),
                logged,
                mode,
                command.shape().limit(),
                command.filterAsWritten(),
                hits.size(),
                List.of(),
                hits.stream().mapToDouble(hit -> hit.ranked().score()).max(),
                hits.stream().mapToDouble(hit -> hit.ranked().score()).average(),
                Math.toIntExact(Math.max(0, Duration.between(start, now).toMillis())),
                caller.origin().requestId());
    }
}
