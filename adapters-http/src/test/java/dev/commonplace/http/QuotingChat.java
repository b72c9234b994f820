package dev.commonplace.http;

import dev.commonplace.application.answers.CompleteChat;
import java.util.OptionalInt;

/** A chat model that quotes the first passage it is shown, and makes something up besides. */
final class QuotingChat implements CompleteChat {
    @Override
    public String model() {
        return "quoting";
    }

    @Override
    public Reply complete(Request request) {
        String firstPassage = request.messages()
                .getLast()
                .content()
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow();
        return new Reply(
                "STATEMENT: So it is.\nQUOTE 1: \"" + firstPassage
                        + "\"\nSTATEMENT: Or not.\nQUOTE 1: This stands nowhere at all.",
                false,
                "quoting-1",
                OptionalInt.of(10),
                OptionalInt.empty());
    }
}
