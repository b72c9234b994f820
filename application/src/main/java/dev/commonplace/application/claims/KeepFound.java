package dev.commonplace.application.claims;

import dev.commonplace.application.guard.TenantGuard;
import dev.commonplace.application.shared.MakeId;
import dev.commonplace.domain.claims.Claim;
import dev.commonplace.domain.claims.ClaimDetails;
import dev.commonplace.domain.claims.ClaimId;
import dev.commonplace.domain.claims.FindWords;
import dev.commonplace.domain.claims.QuoteRange;
import dev.commonplace.domain.conversations.Message;
import dev.commonplace.domain.guard.GuardAction;
import dev.commonplace.domain.shared.Choice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Keeps of a model's claims those that its messages bear out and that nobody has noted or rejected before. */
final class KeepFound {
    private final MakeId ids;
    private final String model;

    KeepFound(MakeId ids, String model) {
        this.ids = ids;
        this.model = model;
    }

    /** Why a claim was dropped. */
    enum Reason {
        /** It does not have the form that was asked for, or was one too many. */
        MALFORMED,
        /** Its words do not stand in its message. */
        NOT_QUOTED,
        /** Its words are those of a claim that is there. */
        KNOWN,
        /** The tenant's guard does not let its statement in. */
        GUARDED,
        /** The conversation has as many claims as it may have. */
        TOO_MANY;

        String word() {
            return Choice.word(this);
        }
    }

    record Outcome(int kept, Map<Reason, Integer> droppedFor) {
        int dropped() {
            return droppedFor.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    Outcome keep(ClaimsWork work, TenantGuard guard, ReadingWindow window, ExtractionReply reply, Instant now) {
        Map<Reason, Integer> dropped = new EnumMap<>(Reason.class);
        if (reply.malformed() > 0) {
            dropped.put(Reason.MALFORMED, reply.malformed());
        }
        List<Claim> known = work.claims()
                .ofMessages(window.pieces().stream()
                        .map(piece -> piece.message().id())
                        .collect(Collectors.toSet()));
        int room = NoteClaim.OF_CONVERSATION_MAX
                - work.claims().count(window.from().conversationId());
        List<Claim> kept = new ArrayList<>();
        for (ExtractionReply.Found found : reply.found()) {
            Message message = window.pieces().get(found.number() - 1).message();
            Optional<QuoteRange> quote = FindWords.first(message.content(), found.quote());
            Optional<Reason> reason = quote.isEmpty()
                    ? Optional.of(Reason.NOT_QUOTED)
                    : why(guard, message, quote.get(), found.details(), known, kept, room);
            if (reason.isPresent()) {
                dropped.merge(reason.get(), 1, Integer::sum);
            } else {
                kept.add(claim(message, quote.orElseThrow(), found.details(), now));
            }
        }
        work.claims().add(kept);
        return new Outcome(kept.size(), dropped);
    }

    private static Optional<Reason> why(
            TenantGuard guard,
            Message message,
            QuoteRange quote,
            ClaimDetails details,
            List<Claim> known,
            List<Claim> kept,
            int room) {
        if (known.stream()
                        .anyMatch(claim -> isOn(claim, message) && claim.quote().isMuchLike(quote))
                || kept.stream()
                        .anyMatch(claim -> isOn(claim, message)
                                && claim.quote().equals(quote)
                                && claim.details().statement().equalsIgnoreCase(details.statement()))) {
            return Optional.of(Reason.KNOWN);
        }
        if (!guard.allowsAll()
                && guard.inspect(details.statement()).stream()
                        .anyMatch(finding -> finding.action().compareTo(GuardAction.REDACT) >= 0)) {
            return Optional.of(Reason.GUARDED);
        }
        return kept.size() < room ? Optional.empty() : Optional.of(Reason.TOO_MANY);
    }

    private static boolean isOn(Claim claim, Message message) {
        return claim.messageId().equals(message.id());
    }

    private Claim claim(Message message, QuoteRange quote, ClaimDetails details, Instant now) {
        return new Claim(
                new ClaimId(ids.next()),
                message.conversationId(),
                message.id(),
                message.sequence(),
                quote,
                Optional.empty(),
                details,
                Optional.of(model),
                ExtractClaims.KIND.value(),
                Optional.empty(),
                1,
                now,
                now);
    }
}
