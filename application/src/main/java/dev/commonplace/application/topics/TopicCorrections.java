package dev.commonplace.application.topics;

import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.topics.ZoomLevel;
import java.util.Map;

/**
 * What people have said about where topics begin and end. The analysis keeps to it. Titles, summaries, flags and places that
 * people have given stand in the nodes themselves: such a node keeps its stretch and its id, and needs no word here.
 */
public interface TopicCorrections {
    TopicCorrections NONE = id -> Corrections.NONE;

    Corrections of(ConversationId id);

    /**
     * The corrections of one conversation. Places are sequences of messages.
     *
     * @param begins where a node begins, with the coarsest level on which it does; it does on all finer ones as well
     * @param joined where no node begins, with the finest level on which none does; none does on coarser ones either. What
     *     {@code begins} says of the same place goes before
     * @param moved messages that belong to another node than their place says: each with the place of a message whose nodes
     *     it shares, on all levels
     */
    record Corrections(Map<Integer, ZoomLevel> begins, Map<Integer, ZoomLevel> joined, Map<Integer, Integer> moved) {
        public static final Corrections NONE = new Corrections(Map.of(), Map.of(), Map.of());

        public Corrections {
            begins = Map.copyOf(begins);
            joined = Map.copyOf(joined);
            moved = Map.copyOf(moved);
        }
    }
}
