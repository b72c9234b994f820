package dev.commonplace.application.answers;

import dev.commonplace.application.embeddings.ModelUnavailableException;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * A chat model. Never called inside a transaction: it is slow and usually on another machine. Safe for use by many threads.
 */
public interface CompleteChat {
    /** The model, by the name that it is asked for. */
    String model();

    /**
     * What the model says next.
     *
     * @throws ModelUnavailableException when it does not answer in time, or with something that is no reply
     */
    Reply complete(Request request);

    /** Whose words a message has. */
    enum Speaker {
        SYSTEM,
        USER,
        ASSISTANT
    }

    record Message(Speaker speaker, String content) {
        public Message {
            Objects.requireNonNull(speaker, "speaker");
            Objects.requireNonNull(content, "content");
        }
    }

    /** @param temperature how freely the model speaks, 0 to 2; its own choice where nothing is said */
    record Request(List<Message> messages, OptionalDouble temperature) {
        public Request {
            messages = List.copyOf(messages);
            Objects.requireNonNull(temperature, "temperature");
        }
    }

    /**
     * @param cutOff whether the model had more to say than it may
     * @param model the name that the endpoint gives it
     * @param promptTokens as the endpoint counts, empty where it does not say
     */
    record Reply(String text, boolean cutOff, String model, OptionalInt promptTokens, OptionalInt completionTokens) {
        public Reply {
            Objects.requireNonNull(text, "text");
            Objects.requireNonNull(model, "model");
            Objects.requireNonNull(promptTokens, "promptTokens");
            Objects.requireNonNull(completionTokens, "completionTokens");
        }
    }
}
