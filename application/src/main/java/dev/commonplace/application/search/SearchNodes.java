package dev.commonplace.application.search;

import dev.commonplace.application.embeddings.EmbeddingModels;
import dev.commonplace.application.search.FindNodes.FoundNode;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.domain.conversations.Conversation;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.search.NodeScope;
import dev.commonplace.domain.search.RankedStretch;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.topics.NodeFlags;
import dev.commonplace.domain.topics.NodeId;
import dev.commonplace.domain.topics.ZoomLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Finds nodes of the graphs of conversations that the caller may see: parts of conversations that are about something, by their own
 * words, by what is said in them, by what they mean, or by all of it. Each comes with the messages that speak for it.
 */
public final class SearchNodes {
    private final SearchStretches searching;

    public SearchNodes(Transactions<MessageSearchWork> transactions, EmbeddingModels models, NoteSearch notes) {
        this.searching = new SearchStretches(transactions, models, notes);
    }

    /**
     * A search.
     *
     * @param levels of which a node's own must be one; where it is empty, that which people call topics, or any where flags are
     *     asked for
     * @param flags of which a node must have one; none for any
     * @param passages how many messages come along with each hit, 0 to {@link Passage#EACH_MAX}
     */
    public record Command(TalkSearch talk, Set<ZoomLevel> levels, NodeFlags flags, int passages) {
        public Command {
            Objects.requireNonNull(talk, "talk");
            Objects.requireNonNull(flags, "flags");
            SearchStretches.requirePassages(passages);
            if (levels.contains(ZoomLevel.MESSAGES)) {
                throw RefusedException.invalid(
                        "/filter/level", "A node is on a level from 1 to 5; messages are a scope of their own.");
            }
            levels = levels.isEmpty() && !flags.any() ? Set.of(ZoomLevel.TOPICS) : Set.copyOf(levels);
        }
    }

    /**
     * A node that was found.
     *
     * @param passages the messages that speak for it, best first
     * @param lexemes what each word gave to the score by words, where that was asked for
     */
    public record Hit(
            RankedStretch<NodeId> ranked,
            FoundNode found,
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
                (work, asked, weight) -> new RankStretches<>(
                        work,
                        asked,
                        work.findNodes(),
                        new NodeScope(asked.scope(), command.levels(), command.flags()),
                        weight),
                command.passages(),
                SearchNodes::present);
    }

    private static List<Hit> present(
            MessageSearchWork work, List<RankedStretch<NodeId>> best, SearchStretches.Shown<NodeId> shown) {
        Map<NodeId, FoundNode> nodes =
                work.findNodes().nodes(best.stream().map(RankedStretch::id).toList());
        Map<ConversationId, Conversation> conversations = SearchStretches.conversations(work, best);
        List<Hit> hits = new ArrayList<>(best.size());
        for (RankedStretch<NodeId> one : best) {
            FoundNode found = nodes.get(one.id());
            Conversation conversation = conversations.get(one.conversationId());
            // One that was made anew since it was ranked is not shown.
            if (found != null && conversation != null) {
                hits.add(new Hit(one, found, conversation, shown.passages(one.id()), shown.lexemes(one.id())));
            }
        }
        return hits;
    }
}
