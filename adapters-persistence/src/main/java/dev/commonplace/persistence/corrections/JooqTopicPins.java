package dev.commonplace.persistence.corrections;

import static dev.commonplace.persistence.jooq.Tables.TOPIC_PINS;

import dev.commonplace.application.corrections.TopicPins;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.domain.topics.ZoomLevel;
import dev.commonplace.persistence.jooq.tables.records.TopicPinsRecord;
import dev.commonplace.persistence.support.BulkInsert;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

public final class JooqTopicPins implements TopicPins {
    private final DSLContext dsl;
    private final TenantId tenantId;

    public JooqTopicPins(DSLContext dsl, TenantId tenantId) {
        this.dsl = dsl;
        this.tenantId = tenantId;
    }

    @Override
    public Corrections of(ConversationId id) {
        Map<Integer, ZoomLevel> begins = new HashMap<>();
        Map<Integer, ZoomLevel> joined = new HashMap<>();
        Map<Integer, Integer> moved = new HashMap<>();
        dsl.selectFrom(TOPIC_PINS)
                .where(TOPIC_PINS.TENANT_ID.eq(tenantId.value()))
                .and(TOPIC_PINS.CONVERSATION_ID.eq(id.value()))
                .forEach(row -> {
                    put(begins, row.getSequence(), row.getBegins());
                    put(joined, row.getSequence(), row.getJoined());
                    if (row.getMovedTo() != null) {
                        moved.put(row.getSequence(), row.getMovedTo());
                    }
                });
        return new Corrections(begins, joined, moved);
    }

    private static void put(Map<Integer, ZoomLevel> levels, int sequence, @Nullable Integer level) {
        if (level != null) {
            levels.put(sequence, new ZoomLevel(level));
        }
    }

    @Override
    public void put(ConversationId id, Corrections corrections) {
        dsl.deleteFrom(TOPIC_PINS)
                .where(TOPIC_PINS.TENANT_ID.eq(tenantId.value()))
                .and(TOPIC_PINS.CONVERSATION_ID.eq(id.value()))
                .execute();
        List<TopicPinsRecord> rows = Stream.of(
                        corrections.begins().keySet(),
                        corrections.joined().keySet(),
                        corrections.moved().keySet())
                .flatMap(sequences -> sequences.stream())
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .map(sequence -> row(id, corrections, sequence))
                .toList();
        BulkInsert.into(dsl, rows);
    }

    private TopicPinsRecord row(ConversationId id, Corrections corrections, int sequence) {
        TopicPinsRecord row = new TopicPinsRecord();
        row.setTenantId(tenantId.value());
        row.setConversationId(id.value());
        row.setSequence(sequence);
        row.setBegins(number(corrections.begins().get(sequence)));
        row.setJoined(number(corrections.joined().get(sequence)));
        row.setMovedTo(corrections.moved().get(sequence));
        return row;
    }

    private static @Nullable Integer number(@Nullable ZoomLevel level) {
        return level == null ? null : level.number();
    }
}
