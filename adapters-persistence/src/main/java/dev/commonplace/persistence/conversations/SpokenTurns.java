package dev.commonplace.persistence.conversations;

import static dev.commonplace.persistence.jooq.Tables.MESSAGES;
import static dev.commonplace.persistence.jooq.Tables.PARTICIPANTS;

import dev.commonplace.domain.conversations.SpokenTurn;
import dev.commonplace.domain.shared.JsonObject;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.persistence.jooq.tables.Messages;
import dev.commonplace.persistence.jooq.tables.Participants;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;

/** Messages as they are indexed, read with who says them. */
public final class SpokenTurns {
    /** The message just before {@code messages}. */
    public static final Messages BEFORE = MESSAGES.as("before");

    /** Who says that. */
    public static final Participants SPEAKER_BEFORE = PARTICIPANTS.as("speaker_before");

    private SpokenTurns() {}

    /** What is read of a message and of the one before. */
    public static List<Field<?>> fields() {
        return List.of(
                MESSAGES.ID,
                MESSAGES.CONVERSATION_ID,
                MESSAGES.SEQUENCE,
                MESSAGES.CONTENT,
                MESSAGES.SAID_AT,
                MESSAGES.PLATFORM,
                PARTICIPANTS.NAME,
                BEFORE.ID,
                BEFORE.CONTENT,
                BEFORE.SAID_AT,
                BEFORE.PLATFORM,
                SPEAKER_BEFORE.NAME);
    }

    /** Whether a message is indexed at all: it is not deleted, and says something. */
    public static Condition areIndexed(TenantId tenantId, Messages messages) {
        return messages.TENANT_ID
                .eq(tenantId.value())
                .and(messages.DELETED_AT.isNull())
                .and(messages.CONTENT.ne(""));
    }

    /** Who says it. */
    public static Condition says(Participants participants, Messages messages) {
        return participants.TENANT_ID.eq(messages.TENANT_ID).and(participants.ID.eq(messages.PARTICIPANT_ID));
    }

    /** Which message is the one before. */
    public static Condition isBefore(TenantId tenantId) {
        return areIndexed(tenantId, BEFORE)
                .and(BEFORE.CONVERSATION_ID.eq(MESSAGES.CONVERSATION_ID))
                .and(BEFORE.SEQUENCE.eq(MESSAGES.SEQUENCE.minus(1)));
    }

    /** The message of a row. */
    public static SpokenTurn turn(Record row) {
        return turn(row, MESSAGES, PARTICIPANTS);
    }

    /** The message before that of a row. */
    public static Optional<SpokenTurn> before(Record row) {
        return row.get(BEFORE.ID) == null ? Optional.empty() : Optional.of(turn(row, BEFORE, SPEAKER_BEFORE));
    }

    private static SpokenTurn turn(Record row, Messages messages, Participants participants) {
        return new SpokenTurn(
                Objects.requireNonNull(row.get(participants.NAME), "name"),
                Objects.requireNonNull(row.get(messages.CONTENT), "content"),
                Optional.ofNullable(row.get(messages.SAID_AT)),
                Optional.ofNullable(row.get(messages.PLATFORM)).orElse(JsonObject.EMPTY));
    }
}
