package dev.commonplace.persistence.conversations;

import dev.commonplace.application.conversations.SpokenMessages;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.conversations.MessageTime;
import dev.commonplace.domain.conversations.ParticipantId;
import dev.commonplace.domain.conversations.SpokenMessage;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.persistence.support.FixedQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jooq.DSLContext;

final class JooqSpokenMessages implements SpokenMessages {
    private static final FixedQuery SPOKEN = FixedQuery.of("""
            select sequence, participant_id, start_millis, end_millis, word_count, left(content, %d) as beginning
            from messages
            where tenant_id = ? and conversation_id = ? and deleted_at is null
            order by sequence""".formatted(SpokenMessage.PREVIEW_CHARACTERS));

    private final DSLContext dsl;
    private final TenantId tenantId;

    JooqSpokenMessages(DSLContext dsl, TenantId tenantId) {
        this.dsl = dsl;
        this.tenantId = tenantId;
    }

    @Override
    public List<SpokenMessage> of(ConversationId conversationId) {
        return SPOKEN.fetch(dsl, JooqSpokenMessages::message, tenantId.value(), conversationId.value());
    }

    private static SpokenMessage message(ResultSet row) throws SQLException {
        return new SpokenMessage(
                row.getInt("sequence"),
                new ParticipantId(row.getObject("participant_id", UUID.class)),
                new MessageTime(Optional.empty(), millis(row, "start_millis"), millis(row, "end_millis")),
                row.getInt("word_count"),
                row.getString("beginning"));
    }

    private static OptionalLong millis(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(millis);
    }
}
