package dev.commonplace.application.search;

import dev.commonplace.application.embeddings.EmbeddingModels;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.domain.conversations.Conversation;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.search.RankedStretch;
import dev.commonplace.domain.search.SearchLogEntry;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Role;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The course of a search for nodes or conversations. The question is embedded before the transaction that ranks begins. */
final class SearchStretches {
    /** As deep as {@link SearchLibrary#FUSION_DEPTH}: what one leg ranks low can be lifted by the other. */
    private static final int FUSION_DEPTH = SearchLibrary.FUSION_DEPTH;

    private final Transactions<MessageSearchWork> transactions;
    private final AskTalk asking;
    private final NoteSearch notes;

    SearchStretches(Transactions<MessageSearchWork> transactions, EmbeddingModels models, NoteSearch notes) {
        this.transactions = transactions;
        this.asking = new AskTalk(models);
        this.notes = notes;
    }

    static void requirePassages(int each) {
        if (each < 0 || each > Passage.EACH_MAX) {
            throw RefusedException.invalid("/passages", "A hit comes with 0 to " + Passage.EACH_MAX + " messages.");
        }
    }

    /** Says what is ranked. */
    @FunctionalInterface
    interface Rank<I> {
        RankStretches<I, ?> by(MessageSearchWork work, AskTalk.Asked asked, double meaningWeight);
    }

    /** What comes along with hits. */
    record Shown<I>(Map<I, List<Passage>> byHit, Function<I, List<LexemeScore>> byWords) {
        List<Passage> passages(I id) {
            return byHit.getOrDefault(id, List.of());
        }

        List<LexemeScore> lexemes(I id) {
            return byWords.apply(id);
        }
    }

    /** Makes hits of what was ranked, without what is gone since. */
    @FunctionalInterface
    interface Present<I, H> {
        List<H> hits(MessageSearchWork work, List<RankedStretch<I>> best, Shown<I> shown);
    }

    <I, H> StretchOutcome<H> search(Caller caller, TalkSearch talk, Rank<I> rank, int passages, Present<I, H> present) {
        caller.require(Role.READER);
        NoteSearch.Begun begun = notes.begin(caller, talk.question(), talk.shape(), talk.filterAsWritten());
        AskTalk.Given given = transactions.readInTenant(caller.tenantId(), work -> AskTalk.look(work, caller, talk));
        AskTalk.Asked asked = asking.ask(caller, talk, given);
        double weight = asked.settings().meaningWeight(talk.ranking().semanticWeight());
        StretchOutcome<H> outcome = transactions.readInTenant(caller.tenantId(), work -> {
            RankStretches<I, ?> ranking = rank.by(work, asked, weight);
            List<RankedStretch<I>> best = ranking.rank(FUSION_DEPTH).stream()
                    .filter(one -> asked.reaches(one.score()))
                    .limit(talk.shape().limit())
                    .toList();
            MarkWords marks = new MarkWords(work, talk.shape(), asked, ranking.wordQuery());
            Map<I, List<Passage>> spoken = new PresentPassages(work, marks)
                    .present(ranking.passages(
                            best.stream().map(RankedStretch::id).toList(), passages));
            boolean explain = talk.shape().explain();
            List<H> hits =
                    present.hits(work, best, new Shown<>(spoken, id -> explain ? ranking.lexemes(id) : List.of()));
            SearchLogEntry entry = notes.end(
                    begun,
                    asked.mode(),
                    List.of(),
                    best.stream()
                            .limit(hits.size())
                            .mapToDouble(RankedStretch::score)
                            .toArray());
            return new StretchOutcome<>(
                    entry,
                    asked.mode(),
                    asked.degraded(),
                    hits,
                    explain ? Optional.of(explain(asked, ranking.wordQuery())) : Optional.empty());
        });
        notes.write(begun, outcome.logged());
        return outcome;
    }

    private static ScoreExplanation explain(AskTalk.Asked asked, Optional<WordQuery> words) {
        return new ScoreExplanation(
                "score = " + ExplainSearch.base(asked.mode()),
                words.map(WordQuery::lexemes).orElse(List.of()),
                asked.space());
    }

    static <I> Map<ConversationId, Conversation> conversations(MessageSearchWork work, List<RankedStretch<I>> best) {
        return work.conversations()
                .findAll(best.stream()
                        .map(RankedStretch::conversationId)
                        .collect(Collectors.toCollection(LinkedHashSet::new)));
    }
}
