package dev.commonplace.domain.annotations;

import dev.commonplace.domain.conversations.MessageId;
import dev.commonplace.domain.topics.NodeReference;
import java.util.Objects;

/** What an annotation is about. */
public sealed interface Anchor {
    /** The sequence of the first message that it is about. */
    int first();

    /** The sequence of the last one. */
    int last();

    /** A message. It stays where it is when the message is deleted, and then shows that. */
    record OnMessage(MessageId messageId, int sequence) implements Anchor {
        public OnMessage {
            Objects.requireNonNull(messageId, "messageId");
        }

        @Override
        public int first() {
            return sequence;
        }

        @Override
        public int last() {
            return sequence;
        }
    }

    /** A topic, by its messages at that time too: an analysis may make other topics of them. */
    record OnNode(NodeReference node) implements Anchor {
        public OnNode {
            Objects.requireNonNull(node, "node");
        }

        @Override
        public int first() {
            return node.first();
        }

        @Override
        public int last() {
            return node.last();
        }
    }
}
