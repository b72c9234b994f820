package dev.commonplace.persistence.topics;

import dev.commonplace.application.topics.AnalysedMessages;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.conversations.MessageId;
import dev.commonplace.domain.conversations.ParticipantId;
import dev.commonplace.domain.embeddings.SpaceId;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.persistence.support.FixedQuery;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jooq.DSLContext;

final class JooqAnalysedMessages implements AnalysedMessages {
    /** Places have no gaps, so that those that are not deleted need not be counted. */
    private static final String LIVE = """
            ? - (select count(*) from messages
                 where tenant_id = ? and conversation_id = ? and deleted_at is not null and sequence < ?)""";

    private static final FixedQuery READY = FixedQuery.of("""
            select coalesce(
                (select m.sequence from messages m
                 where m.tenant_id = ? and m.conversation_id = ? and m.sequence >= ?
                   and m.deleted_at is null and m.content ~ '\\S' and ?::uuid is not null
                   and not exists (select from message_embeddings e
                                   where e.tenant_id = m.tenant_id and e.message_id = m.id and e.space_id = ?::uuid)
                 order by m.sequence limit 1),
                (select next_sequence from conversations where tenant_id = ? and id = ?)) as ready""");

    private static final FixedQuery COUNT_LIVE = FixedQuery.of("select " + LIVE + " as live");

    /** As bytes, because the driver would have it as text, which takes longer to read than all the rest. */
    private static final FixedQuery READ = FixedQuery.of("""
            select m.id, m.sequence, m.participant_id, m.deleted_at is not null as deleted,
                   case when m.deleted_at is null then m.content else '' end as content,
                   coalesce(m.said_at, m.created_at) as moment, m.start_millis, m.end_millis,
                   halfvec_send(e.embedding) as embedding
            from messages m
            left join message_embeddings e on e.tenant_id = m.tenant_id and e.message_id = m.id and e.space_id = ?::uuid
            where m.tenant_id = ? and m.conversation_id = ? and m.sequence >= ? and m.sequence < ?
            order by m.sequence""");

    private static final int HEADER_BYTES = 2 * Short.BYTES;

    private final DSLContext dsl;
    private final TenantId tenantId;

    JooqAnalysedMessages(DSLContext dsl, TenantId tenantId) {
        this.dsl = dsl;
        this.tenantId = tenantId;
    }

    @Override
    public Extent extent(ConversationId id, Optional<SpaceId> space, int from, int placesMax) {
        UUID spaceId = space.map(SpaceId::value).orElse(null);
        int ready = READY.fetch(
                        dsl,
                        row -> row.getInt("ready"),
                        tenantId.value(),
                        id.value(),
                        from,
                        spaceId,
                        spaceId,
                        tenantId.value(),
                        id.value())
                .getFirst();
        int places = Math.min(ready, placesMax);
        return new Extent(places, live(id, places));
    }

    @Override
    public int live(ConversationId id, int places) {
        return COUNT_LIVE
                .fetch(dsl, row -> row.getInt("live"), places, tenantId.value(), id.value(), places)
                .getFirst();
    }

    @Override
    public List<Said> read(ConversationId id, Optional<SpaceId> space, int from, int to) {
        return READ.fetch(
                dsl,
                JooqAnalysedMessages::said,
                space.map(SpaceId::value).orElse(null),
                tenantId.value(),
                id.value(),
                from,
                to);
    }

    private static Said said(ResultSet row) throws SQLException {
        return new Said(
                new MessageId(row.getObject("id", UUID.class)),
                row.getInt("sequence"),
                new ParticipantId(row.getObject("participant_id", UUID.class)),
                row.getString("content"),
                row.getBoolean("deleted"),
                FixedQuery.time(row, "moment"),
                millis(row, "start_millis"),
                millis(row, "end_millis"),
                vector(row));
    }

    private static OptionalLong millis(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
    }

    private static Optional<float[]> vector(ResultSet row) throws SQLException {
        byte[] bytes = row.getBytes("embedding");
        if (bytes == null) {
            return Optional.empty();
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        float[] values = new float[(bytes.length - HEADER_BYTES) / Short.BYTES];
        buffer.position(HEADER_BYTES);
        double squares = 0;
        for (int i = 0; i < values.length; i++) {
            values[i] = Float.float16ToFloat(buffer.getShort());
            squares += (double) values[i] * values[i];
        }
        // Half the digits leave a length that is not quite 1.
        float factor = (float) (1 / Math.sqrt(squares));
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
        return Optional.of(values);
    }
}
