package dev.commonplace.domain.conversations;

import dev.commonplace.domain.shared.JsonObject;
import dev.commonplace.domain.shared.RefusedException;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is known about a message beside its words.
 *
 * @param round of a debate
 * @param turn within the round
 * @param confidence how sure the transcriber was, 0 to 1
 * @param language by BCP 47
 * @param platform what the platform says of the message: reactions, threads, links
 */
public record MessageDetails(
        MessageRole role,
        MessageTime time,
        OptionalInt round,
        OptionalInt turn,
        Optional<Double> confidence,
        Optional<String> language,
        ModelUse modelUse,
        JsonObject platform) {
    public MessageDetails {
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(round, "round");
        Objects.requireNonNull(turn, "turn");
        if (round.orElse(0) < 0 || turn.orElse(0) < 0) {
            throw RefusedException.invalid(round.orElse(0) < 0 ? "/round" : "/turn", "This number is not negative.");
        }
        if (confidence.isPresent() && !(confidence.get() >= 0 && confidence.get() <= 1)) {
            throw RefusedException.invalid("/confidence", "A confidence lies between 0 and 1.");
        }
        language = LanguageTag.checked("/language", language);
        Objects.requireNonNull(modelUse, "modelUse");
        Objects.requireNonNull(platform, "platform");
    }

    /** Nothing is known but the role. */
    public static MessageDetails of(MessageRole role) {
        return new MessageDetails(
                role,
                MessageTime.UNKNOWN,
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                ModelUse.NONE,
                JsonObject.EMPTY);
    }

    public MessageDetails with(MessageTime newTime) {
        return new MessageDetails(role, newTime, round, turn, confidence, language, modelUse, platform);
    }

    public MessageDetails with(ModelUse newModelUse) {
        return new MessageDetails(role, time, round, turn, confidence, language, newModelUse, platform);
    }

    public MessageDetails withPlace(OptionalInt newRound, OptionalInt newTurn) {
        return new MessageDetails(role, time, newRound, newTurn, confidence, language, modelUse, platform);
    }

    public MessageDetails withConfidence(Optional<Double> newConfidence) {
        return new MessageDetails(role, time, round, turn, newConfidence, language, modelUse, platform);
    }

    public MessageDetails withLanguage(Optional<String> newLanguage) {
        return new MessageDetails(role, time, round, turn, confidence, newLanguage, modelUse, platform);
    }

    public MessageDetails withPlatform(JsonObject newPlatform) {
        return new MessageDetails(role, time, round, turn, confidence, language, modelUse, newPlatform);
    }
}
