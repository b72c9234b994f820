package dev.commonplace.domain.corrections;

import dev.commonplace.domain.conversations.Participant;
import dev.commonplace.domain.conversations.ParticipantId;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Text;
import dev.commonplace.domain.topics.CanvasPlace;
import dev.commonplace.domain.topics.GraphNode;
import dev.commonplace.domain.topics.NodeFlags;
import dev.commonplace.domain.topics.NodeId;
import dev.commonplace.domain.topics.RelationId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One thing that a person wants otherwise in a conversation: in its graph, or in who is said to have spoken. Places are sequences of messages. Fields of refusals
 * are those of the single correction, such as {@code /title}.
 */
public sealed interface Correction {
    int MESSAGES_MAX = 1_000;

    /** A correction of the graph of a conversation. */
    sealed interface OfGraph extends Correction {}

    /** A correction of who has spoken, which a conversation without a graph can have as well. */
    sealed interface OfSpeakers extends Correction {}

    /** Gives a node another title. */
    record Retitle(NodeId node, String title) implements OfGraph {
        public Retitle {
            title = Text.required("/title", title, GraphNode.TITLE_CHARACTERS_MAX)
                    .strip();
        }
    }

    /** Gives a node another summary, or none. */
    record Resummarise(NodeId node, String summary) implements OfGraph {
        public Resummarise {
            summary = Text.storable("/summary", summary, GraphNode.SUMMARY_CHARACTERS_MAX)
                    .strip();
        }
    }

    /** Marks a node; marks that are not named are taken away. */
    record Mark(NodeId node, NodeFlags flags) implements OfGraph {}

    /** Puts a node somewhere on a canvas, or leaves that to the layout again. */
    record Put(NodeId node, Optional<CanvasPlace> place) implements OfGraph {}

    /** Makes one of two nodes of a level that follow each other. */
    record Merge(NodeId node, NodeId next) implements OfGraph {}

    /**
     * Makes two of one node.
     *
     * @param at the message that begins the second one
     */
    record Split(NodeId node, int at) implements OfGraph {}

    /** Says that messages belong to another node than their place says; to their own place again, where it is that node. */
    record MoveMessages(List<Integer> sequences, NodeId to) implements OfGraph {
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
    record Link(Optional<RelationId> id, NodeId from, NodeId to, String kind, String explanation) implements OfGraph {
        public Link {
            kind = CorrectionFields.kind(kind);
            explanation = CorrectionFields.explanation(explanation);
            if (from.equals(to)) {
                throw RefusedException.invalid("/to", "A relation is between two nodes.");
            }
        }
    }

    /** Says how two nodes are related in other words. */
    record Relink(RelationId relation, String kind, String explanation) implements OfGraph {
        public Relink {
            kind = CorrectionFields.kind(kind);
            explanation = CorrectionFields.explanation(explanation);
        }
    }

    /** Says that two nodes are not related. */
    record Unlink(RelationId relation) implements OfGraph {}

    /** Says that somebody else has said messages. */
    record Reattribute(List<Integer> sequences, SaidBy by) implements OfSpeakers {
        public Reattribute {
            sequences = CorrectionFields.sequences(sequences);
            Objects.requireNonNull(by, "by");
        }
    }

    /** Says that one who takes part is another one: all that they said, the other one has said. */
    record MergeSpeakers(ParticipantId participant, ParticipantId into) implements OfSpeakers {
        public MergeSpeakers {
            if (participant.equals(into)) {
                throw RefusedException.invalid("/into_id", "This is the same participant.");
            }
        }
    }

    /** Gives one who takes part another name. */
    record RenameSpeaker(ParticipantId participant, String name) implements OfSpeakers {
        public RenameSpeaker {
            name = Text.required("/name", name, Participant.NAME_CHARACTERS_MAX);
        }
    }
}
