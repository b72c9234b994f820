package dev.commonplace.http.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.commonplace.application.live.LiveEvent;
import dev.commonplace.domain.conversations.Message;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Violation;
import dev.commonplace.http.conversations.MessageJson;
import dev.commonplace.http.problem.Problem;
import dev.commonplace.http.problem.ProblemKind;
import dev.commonplace.http.problem.ProblemMapping;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the service says to a live client; the type comes first. */
sealed interface ServerMessage {
    @JsonProperty(index = 0)
    String type();

    /**
     * The first message of a connection.
     *
     * @param resume to be sent, to see whatever comes from now on, here or on the next connection
     */
    record Welcome(
            UUID conversationId,
            int nextSequence,
            boolean mayWrite,
            int unansweredMax,
            int messageBytesMax,
            long idleSecondsMax,
            Resume resume)
            implements ServerMessage {
        @Override
        public String type() {
            return "welcome";
        }
    }

    /** What a client sends to see what came after a message. */
    record Resume(String type, int afterSequence) {
        static Resume before(int nextSequence) {
            return new Resume("resume", nextSequence - 1);
        }
    }

    /** The message is kept. */
    record Ack(String clientMessageId, UUID messageId, int sequence, boolean created) implements ServerMessage {
        static Ack of(String clientMessageId, Message message, boolean created) {
            return new Ack(clientMessageId, message.id().value(), message.sequence(), created);
        }

        @Override
        public String type() {
            return "ack";
        }
    }

    /** Something was not done. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Refusal(String code, String detail, @Nullable String clientMessageId, List<Problem.FieldError> errors)
            implements ServerMessage {
        static Refusal of(ProblemKind kind, String detail) {
            return new Refusal(kind.code(), Problem.printable(detail), null, List.of());
        }

        static Refusal of(RefusedException refused, @Nullable String clientMessageId) {
            return new Refusal(
                    ProblemMapping.kindOf(refused.code()).code(),
                    Problem.printable(refused.reason()),
                    clientMessageId,
                    refused.violations().stream().map(Refusal::field).toList());
        }

        private static Problem.FieldError field(Violation violation) {
            return new Problem.FieldError(Problem.printable(violation.field()), Problem.printable(violation.message()));
        }

        @Override
        public String type() {
            return "error";
        }
    }

    /** All before the flush is answered. */
    record Flushed(UUID jobId) implements ServerMessage {
        @Override
        public String type() {
            return "flushed";
        }
    }

    record Pong() implements ServerMessage {
        @Override
        public String type() {
            return "pong";
        }
    }

    /** From now on the client sees what is said. */
    record Watching(int nextSequence) implements ServerMessage {
        @Override
        public String type() {
            return "watching";
        }
    }

    record Said(MessageJson message) implements ServerMessage {
        @Override
        public String type() {
            return "message";
        }
    }

    record Partial(Speaking participant, String content) implements ServerMessage {
        record Speaking(String key, String name) {}

        @Override
        public String type() {
            return "partial";
        }
    }

    record MessageDeleted(int sequence) implements ServerMessage {
        @Override
        public String type() {
            return "message_deleted";
        }
    }

    record GraphChanged(UUID conversationId) implements ServerMessage {
        @Override
        public String type() {
            return "graph_changed";
        }
    }

    record ConversationChanged(UUID conversationId, int version) implements ServerMessage {
        @Override
        public String type() {
            return "conversation_changed";
        }
    }

    /** Nothing follows. */
    record Ended(String reason) implements ServerMessage {
        @Override
        public String type() {
            return "ended";
        }
    }

    /** An event as it is written. */
    static ServerMessage of(UUID conversationId, LiveEvent event) {
        return switch (event) {
            case LiveEvent.Said(var message, var speaker) -> new Said(MessageJson.of(message, speaker));
            case LiveEvent.Partial(var speaker, var content) ->
                new Partial(new Partial.Speaking(speaker.key(), speaker.name()), content);
            case LiveEvent.MessageDeleted(var sequence) -> new MessageDeleted(sequence);
            case LiveEvent.GraphChanged() -> new GraphChanged(conversationId);
            case LiveEvent.ConversationChanged(var version) -> new ConversationChanged(conversationId, version);
            case LiveEvent.Ended(var reason) -> new Ended(reason.name().toLowerCase(Locale.ROOT));
        };
    }
}
