package dev.commonplace.application.search;

import dev.commonplace.application.embeddings.EmbeddingModels;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.domain.conversations.Conversation;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.search.RankedStretch;
import dev.commonplace.domain.shared.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Finds conversations that the caller may see, by title, tags and goals, by what is said in them, by what their topics mean, or
 * by all of it. Each comes with the messages that speak for it.
 */
public final class SearchConversations {
    private final SearchStretches searching;

    public SearchConversations(Transactions<MessageSearchWork> transactions, EmbeddingModels models, NoteSearch notes) {
        this.searching = new SearchStretches(transactions, models, notes);
    }

    /**
     * A search.
     *
     * @param passages how many messages come along with each hit, 0 to {@link Passage#EACH_MAX}
     */
    public record Command(TalkSearch talk, int passages) {
        public Command {
            Objects.requireNonNull(talk, "talk");
            SearchStretches.requirePassages(passages);
        }
    }

    /**
     * A conversation that was found.
     *
     * @param passages the messages that speak for it, best first
     * @param lexemes what each word gave to the score by words, where that was asked for
     */
    public record Hit(
            RankedStretch<ConversationId> ranked,
            Conversation conversation,
            List<Passage> passages,
            List<LexemeScore> lexemes) {}

    /**
     * @throws RefusedException {@code INVALID_VALUE} for a vector that does not fit the tenant's space;
     *     {@code UNAVAILABLE} for a semantic search while the embedding model does not answer; {@code NOT_FOUND} for a
     *     conversation that the caller may not see
     */
    public StretchOutcome<Hit> search(Caller caller, Command command) {
        return searching.search(
                caller,
                command.talk(),
                (work, asked, weight) ->
                        new RankStretches<>(work, asked, work.findConversations(), asked.scope(), weight),
                command.passages(),
                SearchConversations::present);
    }

    private static List<Hit> present(
            MessageSearchWork work,
            List<RankedStretch<ConversationId>> best,
            SearchStretches.Shown<ConversationId> shown) {
        Map<ConversationId, Conversation> conversations = SearchStretches.conversations(work, best);
        List<Hit> hits = new ArrayList<>(best.size());
        for (RankedStretch<ConversationId> one : best) {
            Conversation conversation = conversations.get(one.id());
            if (conversation != null) {
                hits.add(new Hit(one, conversation, shown.passages(one.id()), shown.lexemes(one.id())));
            }
        }
        return hits;
    }
}
