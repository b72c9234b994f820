package dev.commonplace.application.search;

import dev.commonplace.application.embeddings.EmbeddingModels;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.domain.conversations.Conversation;
import dev.commonplace.domain.conversations.Message;
import dev.commonplace.domain.conversations.Participant;
import dev.commonplace.domain.search.RankedTurn;
import dev.commonplace.domain.search.SearchLogEntry;
import dev.commonplace.domain.search.SearchMode;
import dev.commonplace.domain.search.TurnFusion;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Role;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Finds messages of the conversations that the caller may see, by words, by meaning, or by both, with neighbours lending
 * their score, see {@link TurnFusion}. Noted for the search log; the question is embedded before the transaction that ranks begins.
 */
public final class SearchMessages {
    /** As deep as {@link SearchLibrary#FUSION_DEPTH}: neighbours must have been found to lend. */
    static final int FUSION_DEPTH = 1_000;

    private final Transactions<MessageSearchWork> transactions;
    private final AskTalk asking;
    private final NoteSearch notes;

    public SearchMessages(Transactions<MessageSearchWork> transactions, EmbeddingModels models, NoteSearch notes) {
        this.transactions = transactions;
        this.asking = new AskTalk(models);
        this.notes = notes;
    }

    /**
     * A search.
     *
     * @param neighbourShare in place of the tenant's, 0..1
     * @param contextTurns how many messages before and after a hit come along, 0 to {@link Command#CONTEXT_MAX}
     */
    public record Command(TalkSearch talk, OptionalDouble neighbourShare, int contextTurns) {
        public static final int CONTEXT_DEFAULT = 2;
        public static final int CONTEXT_MAX = 20;

        public Command {
            Objects.requireNonNull(talk, "talk");
            if (contextTurns < 0 || contextTurns > CONTEXT_MAX) {
                throw RefusedException.invalid(
                        "/context", "A hit comes with 0 to " + CONTEXT_MAX + " messages on either side.");
            }
            if (neighbourShare.isPresent()
                    && !(neighbourShare.getAsDouble() >= 0 && neighbourShare.getAsDouble() <= 1)) {
                throw RefusedException.invalid("/neighbour_share", "A share lies in 0 to 1.");
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
            Optional<ScoreExplanation> explanation) {}

    /**
     * @throws RefusedException {@code INVALID_VALUE} for a vector that does not fit the tenant's space;
     *     {@code UNAVAILABLE} for a semantic search while the embedding model does not answer; {@code NOT_FOUND} for a
     *     conversation that the caller may not see
     */
    public Outcome search(Caller caller, Command command) {
        caller.require(Role.READER);
        TalkSearch talk = command.talk();
        NoteSearch.Begun begun = notes.begin(caller, talk.question(), talk.shape(), talk.filterAsWritten());
        AskTalk.Given given = transactions.readInTenant(caller.tenantId(), work -> AskTalk.look(work, caller, talk));
        AskTalk.Asked asked = asking.ask(caller, talk, given);
        TurnFusion fusion = asked.settings().fusion(talk.ranking().semanticWeight(), command.neighbourShare());
        Outcome outcome = transactions.readInTenant(caller.tenantId(), work -> {
            RankTurns ranked = new RankTurns(work, asked, fusion);
            List<RankedTurn> best = ranked.rank(FUSION_DEPTH).stream()
                    .filter(turn -> asked.reaches(turn.score()))
                    .limit(talk.shape().limit())
                    .toList();
            List<Hit> hits = new PresentTurns(work, command, asked, ranked.wordQuery()).present(best);
            SearchLogEntry entry = notes.end(
                    begun,
                    asked.mode(),
                    List.of(),
                    hits.stream().mapToDouble(hit -> hit.ranked().score()).toArray());
            return new Outcome(
                    entry,
                    asked.mode(),
                    asked.degraded(),
                    hits,
                    talk.shape().explain()
                            ? Optional.of(explain(asked, fusion, ranked.wordQuery()))
                            : Optional.empty());
        });
        notes.write(begun, outcome.logged());
        return outcome;
    }

    private static ScoreExplanation explain(AskTalk.Asked asked, TurnFusion fusion, Optional<WordQuery> words) {
        String formula = "score = contribution + the neighbours' contributions; contribution = base / (1 + 2 * share);"
                + " a neighbour's = share * its base / (1 + 2 * share); share = "
                + fusion.neighbourShare() + "; base = " + ExplainSearch.base(asked.mode());
        return new ScoreExplanation(formula, words.map(WordQuery::lexemes).orElse(List.of()), asked.space());
    }
}
