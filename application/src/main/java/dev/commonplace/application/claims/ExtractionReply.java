package dev.commonplace.application.claims;

import dev.commonplace.application.answers.AskInJob;
import dev.commonplace.domain.claims.ClaimDetails;
import dev.commonplace.domain.claims.ClaimKind;
import dev.commonplace.domain.claims.ClaimStatus;
import dev.commonplace.domain.shared.JsonObject;
import dev.commonplace.domain.shared.RefusedException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A model's reply, as far as it has the form that was asked for.
 *
 * @param malformed how many of its claims do not have it
 */
record ExtractionReply(List<Found> found, int malformed) {
    /** More of one window are not read. */
    static final int CLAIMS_MAX = 60;

    private static final Set<String> REQUIRED = Set.of("message", "quote", "statement", "kind");
    private static final Set<String> ALLOWED =
            Set.of("message", "quote", "statement", "kind", "verifiability", "confidence");

    /** @param number of the message in the window, from 1 */
    record Found(int number, String quote, ClaimDetails details) {}

    /**
     * @param messages how many the window has
     * @throws dev.commonplace.application.operations.JobFailedException where the reply is something else as a whole
     */
    static ExtractionReply read(JsonObject reply, int messages) {
        if (!reply.values().keySet().equals(Set.of("claims")) || !(reply.get("claims") instanceof List<?> claims)) {
            throw AskInJob.unusable();
        }
        List<Found> found = new ArrayList<>();
        for (Object claim : claims) {
            if (found.size() < CLAIMS_MAX) {
                found(claim, messages).ifPresent(found::add);
            }
        }
        return new ExtractionReply(found, claims.size() - found.size());
    }

    private static Optional<Found> found(@Nullable Object claim, int messages) {
        if (!(claim instanceof Map<?, ?> fields)
                || !fields.keySet().containsAll(REQUIRED)
                || !ALLOWED.containsAll(fields.keySet())
                || !(fields.get("message") instanceof Long number)
                || number < 1
                || number > messages
                || !(fields.get("quote") instanceof String quote)
                || !(fields.get("statement") instanceof String statement)
                || !(fields.get("kind") instanceof String kind)) {
            return Optional.empty();
        }
        try {
            ClaimDetails details = new ClaimDetails(
                    ClaimKind.parse("/kind", kind),
                    statement.strip(),
                    ClaimStatus.UNVERIFIED,
                    share(fields.get("verifiability")),
                    share(fields.get("confidence")),
                    List.of(),
                    JsonObject.EMPTY);
            return Optional.of(new Found(number.intValue(), quote, details));
        } catch (RefusedException malformed) {
            return Optional.empty();
        }
    }

    /** @throws RefusedException for anything but a number or nothing */
    private static Optional<Double> share(@Nullable Object value) {
        return switch (value) {
            case null -> Optional.empty();
            case Long whole -> Optional.of(whole.doubleValue());
            case BigDecimal decimal -> Optional.of(decimal.doubleValue());
            default -> throw RefusedException.invalid("", "A number is needed here.");
        };
    }
}
