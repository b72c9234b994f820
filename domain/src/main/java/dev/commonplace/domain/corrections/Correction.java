package dev.commonplace.domain.corrections;

import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Text;
import dev.commonplace.domain.topics.CanvasPlace;
import dev.commonplace.domain.topics.GraphNode;
import dev.commonplace.domain.topics.NodeFlags;
import dev.commonplace.domain.topics.NodeId;
import dev.commonplace.domain.topics.RelationId;
import java.util.List;
import java.util.Optional;

/**
 * One thing that a person wants otherwise in the graph of a conversation. Places are sequences of messages. Fields of refusals
 * are those of the single correction, such as {@code /title}.
 */
public sealed interface Correction {
    int MESSAGES_MAX = 1_000;

    /** Gives a node another title. */
    record Retitle(NodeId node, String title) implements Correction {
        public Retitle {
            title = Text.required("/title", title, GraphNode.TITLE_CHARACTERS_MAX)
                    .strip();
        }
    }

    /** Gives a node another summary, or none. */
    record Resummarise(NodeId node, String summary) implements Correction {
        public Resummarise {
            summary = Text.storable("/summary", summary, GraphNode.SUMMARY_CHARACTERS_MAX)
                    .strip();
        }
    }

    /** Marks a node; marks that are not named are taken away. */
    record Mark(NodeId node, NodeFlags flags) implements Correction {}

    /** Puts a node somewhere on a canvas, or leaves that to the layout again. */
    record Put(NodeId node, Optional<CanvasPlace> place) implements Correction {}

    /** Makes one of two nodes of a level that follow each other. */
    record Merge(NodeId node, NodeId next) implements Correction {}

    /**
     * Makes two of one node.
     *
     * @param at the message that begins the second one
     */
    record Split(NodeId node, int at) implements Correction {}

    /** Says that messages belong to another node than their place says; to their own place again, where it is that node. */
    record MoveMessages(List<Integer> sequences, NodeId to) implements Correction {
        public MoveMessages {
            sequences = CorrectionFields.sequences(sequences);
        }
    }

    /**
     * Relates two nodes of one level.
     *
     * @param id the name that the relation gets; empty leaves that to us
     * @param kind such as {@code supports}: lower-case letters, digits and underscores
     */
    record Link(Optional<RelationId> id, NodeId from, NodeId to, String kind, String explanation)
            implements Correction {
        public Link {
            kind = CorrectionFields.kind(kind);
            explanation = CorrectionFields.explanation(explanation);
            if (from.equals(to)) {
                throw RefusedException.invalid("/to", "A relation is between two nodes.");
            }
        }
    }

    /** Says how two nodes are related in other words. */
    record Relink(RelationId relation, String kind, String explanation) implements Correction {
        public Relink {
            kind = CorrectionFields.kind(kind);
            explanation = CorrectionFields.explanation(explanation);
        }
    }

    /** Says that two nodes are not related. */
    record Unlink(RelationId relation) implements Correction {}
}
