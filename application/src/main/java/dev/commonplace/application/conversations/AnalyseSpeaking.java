package dev.commonplace.application.conversations;

import dev.commonplace.application.shared.Caller;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.conversations.Participant;
import dev.commonplace.domain.conversations.ParticipantId;
import dev.commonplace.domain.conversations.SpeakingFigures;
import dev.commonplace.domain.conversations.SpokenMessage;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Role;
import java.util.List;
import java.util.Map;

/** Tells who spoke in a conversation, how much, and in which turns; computed when it is asked for. */
public final class AnalyseSpeaking {
    /** More are not read at once; the figures of so long a conversation say little. */
    public static final int MESSAGES_MAX = 200_000;

    private final Transactions<ConversationsWork> transactions;

    public AnalyseSpeaking(Transactions<ConversationsWork> transactions) {
        this.transactions = transactions;
    }

    /** @param speakers of all the figures */
    public record Outcome(SpeakingFigures figures, Map<ParticipantId, Participant> speakers) {
        public Outcome {
            speakers = Map.copyOf(speakers);
        }
    }

    /** @throws RefusedException {@code NOT_FOUND}; {@code TOO_LARGE} for a conversation of more than {@link #MESSAGES_MAX} messages */
    public Outcome analyse(Caller caller, ConversationId id) {
        caller.require(Role.READER);
        Read read = transactions.readInTenant(caller.tenantId(), work -> read(work, caller, id));
        return new Outcome(SpeakingFigures.of(read.messages()), read.speakers());
    }

    private record Read(List<SpokenMessage> messages, Map<ParticipantId, Participant> speakers) {}

    private static Read read(ConversationsWork work, Caller caller, ConversationId id) {
        int messages = ConversationAccess.visible(work.conversations(), caller, id)
                .counters()
                .messages();
        if (messages > MESSAGES_MAX) {
            throw new RefusedException(
                    ErrorCode.TOO_LARGE,
                    "The figures of speaking are computed for at most " + MESSAGES_MAX
                            + " messages; this conversation has " + messages + ".");
        }
        List<SpokenMessage> spoken = work.spokenMessages().of(id);
        return new Read(
                spoken,
                work.participants()
                        .findAll(spoken.stream()
                                .map(SpokenMessage::participantId)
                                .distinct()
                                .toList()));
    }
}
