package dev.commonplace.persistence.corrections;

import static dev.commonplace.persistence.jooq.Tables.GRAPH_EDITS;
import static org.jooq.impl.DSL.any;

import dev.commonplace.application.corrections.EditFilter;
import dev.commonplace.application.corrections.EditLog;
import dev.commonplace.application.corrections.EditStatistics;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.corrections.EditId;
import dev.commonplace.domain.corrections.EditKind;
import dev.commonplace.domain.corrections.EditReason;
import dev.commonplace.domain.corrections.EditTarget;
import dev.commonplace.domain.corrections.LoggedEdit;
import dev.commonplace.domain.shared.Page;
import dev.commonplace.domain.shared.PageRequest;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.persistence.jooq.tables.records.GraphEditsRecord;
import dev.commonplace.persistence.support.BulkInsert;
import dev.commonplace.persistence.support.Conditions;
import dev.commonplace.persistence.support.Keyset;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record5;
import org.jooq.impl.DSL;

public final class JooqEditLog implements EditLog {
    private final DSLContext dsl;
    private final TenantId tenantId;

    public JooqEditLog(DSLContext dsl, TenantId tenantId) {
        this.dsl = dsl;
        this.tenantId = tenantId;
    }

    @Override
    public void add(List<LoggedEdit> edits) {
        BulkInsert.into(dsl, edits.stream().map(this::row).toList());
    }

    @Override
    public Optional<LoggedEdit> findForChange(ConversationId conversationId, EditId id) {
        return dsl.selectFrom(GRAPH_EDITS)
                .where(GRAPH_EDITS.TENANT_ID.eq(tenantId.value()))
                .and(GRAPH_EDITS.CONVERSATION_ID.eq(conversationId.value()))
                .and(GRAPH_EDITS.ID.eq(id.value()))
                .forUpdate()
                .fetchOptional(JooqEditLog::edit);
    }

    @Override
    public Page<LoggedEdit> list(EditFilter filter, PageRequest page) {
        return Page.of(
                dsl.selectFrom(GRAPH_EDITS)
                        .where(GRAPH_EDITS.TENANT_ID.eq(tenantId.value()))
                        .and(condition(filter))
                        .and(Keyset.after(page, GRAPH_EDITS.ID))
                        .orderBy(GRAPH_EDITS.ID.desc())
                        .limit(Keyset.limit(page))
                        .fetch(JooqEditLog::edit),
                page,
                edit -> edit.id().value());
    }

    private static Condition condition(EditFilter filter) {
        return Conditions.all(List.of(
                filter.conversationId().map(id -> GRAPH_EDITS.CONVERSATION_ID.eq(id.value())),
                filter.target().map(target -> GRAPH_EDITS.TARGET_KIND.eq(target.word())),
                filter.unexportedOnly() ? Optional.of(GRAPH_EDITS.EXPORTED_AT.isNull()) : Optional.empty(),
                filter.undoneToo() ? Optional.empty() : Optional.of(GRAPH_EDITS.UNDONE_AT.isNull()),
                filter.kinds().isEmpty()
                        ? Optional.empty()
                        : Optional.of(GRAPH_EDITS.KIND.in(
                                filter.kinds().stream().map(EditKind::word).toList())),
                filter.from().map(GRAPH_EDITS.EDITED_AT::ge),
                filter.to().map(GRAPH_EDITS.EDITED_AT::lt)));
    }

    @Override
    public List<LoggedEdit> oldest(EditFilter filter, Optional<EditId> after, int limit) {
        return dsl.selectFrom(GRAPH_EDITS)
                .where(GRAPH_EDITS.TENANT_ID.eq(tenantId.value()))
                .and(condition(filter))
                .and(after.map(id -> GRAPH_EDITS.ID.gt(id.value())).orElseGet(DSL::noCondition))
                .orderBy(GRAPH_EDITS.ID)
                .limit(limit)
                .fetch(JooqEditLog::edit);
    }

    @Override
    public Map<EditId, LoggedEdit> findAll(Collection<EditId> ids) {
        Map<EditId, LoggedEdit> found = new HashMap<>();
        if (!ids.isEmpty()) {
            dsl.selectFrom(GRAPH_EDITS)
                    .where(GRAPH_EDITS.TENANT_ID.eq(tenantId.value()))
                    .and(GRAPH_EDITS.ID.eq(any(ids.stream().map(EditId::value).toArray(UUID[]::new))))
                    .fetch(JooqEditLog::edit)
                    .forEach(edit -> found.put(edit.id(), edit));
        }
        return found;
    }

    @Override
    public EditStatistics statistics(Optional<ConversationId> conversationId) {
        Map<EditTarget.Kind, Long> byTarget = new EnumMap<>(EditTarget.Kind.class);
        Map<EditKind, Long> byKind = new EnumMap<>(EditKind.class);
        long edits = 0;
        long undone = 0;
        long exported = 0;
        for (Record5<String, String, Integer, Integer, Integer> group : dsl.select(
                        GRAPH_EDITS.TARGET_KIND,
                        GRAPH_EDITS.KIND,
                        DSL.count(),
                        DSL.count(GRAPH_EDITS.UNDONE_AT),
                        DSL.count(GRAPH_EDITS.EXPORTED_AT))
                .from(GRAPH_EDITS)
                .where(GRAPH_EDITS.TENANT_ID.eq(tenantId.value()))
                .and(conversationId
                        .map(id -> GRAPH_EDITS.CONVERSATION_ID.eq(id.value()))
                        .orElseGet(DSL::noCondition))
                .groupBy(GRAPH_EDITS.TARGET_KIND, GRAPH_EDITS.KIND)
                .fetch()) {
            long count = group.value3();
            edits += count;
            undone += group.value4();
            exported += group.value5();
            byTarget.merge(EditTarget.Kind.ofWord(group.value1()), count, Long::sum);
            byKind.merge(EditKind.ofWord(group.value2()), count, Long::sum);
        }
        return new EditStatistics(edits, undone, exported, byTarget, byKind);
    }

    @Override
    public void markUndone(EditId id, String by, Instant at) {
        dsl.update(GRAPH_EDITS)
                .set(GRAPH_EDITS.UNDONE_BY, by)
                .set(GRAPH_EDITS.UNDONE_AT, at)
                .where(GRAPH_EDITS.TENANT_ID.eq(tenantId.value()))
                .and(GRAPH_EDITS.ID.eq(id.value()))
                .execute();
    }

    @Override
    public void markExported(Collection<EditId> ids, String dataset, Instant at) {
        dsl.update(GRAPH_EDITS)
                .set(GRAPH_EDITS.DATASET, dataset)
                .set(GRAPH_EDITS.EXPORTED_AT, at)
                .where(GRAPH_EDITS.TENANT_ID.eq(tenantId.value()))
                .and(GRAPH_EDITS.ID.eq(any(ids.stream().map(EditId::value).toArray(UUID[]::new))))
                .execute();
    }

    private GraphEditsRecord row(LoggedEdit edit) {
        GraphEditsRecord row = new GraphEditsRecord();
        row.setTenantId(tenantId.value());
        row.setId(edit.id().value());
        row.setConversationId(edit.conversationId().value());
        row.setKind(edit.kind().word());
        row.setTargetKind(edit.target().kind().word());
        row.setTargetId(edit.target().id());
        row.setField(edit.field());
        row.setValueBefore(edit.before());
        row.setValueAfter(edit.after());
        row.setComment(edit.reason().comment().orElse(null));
        row.setConfidence(edit.reason().confidence());
        row.setCameBy(edit.reason().by());
        row.setEditedBy(edit.editedBy());
        row.setEditedAt(edit.editedAt());
        row.setUndoneBy(edit.undone().map(LoggedEdit.Undone::by).orElse(null));
        row.setUndoneAt(edit.undone().map(LoggedEdit.Undone::at).orElse(null));
        row.setDataset(edit.exported().map(LoggedEdit.Exported::dataset).orElse(null));
        row.setExportedAt(edit.exported().map(LoggedEdit.Exported::at).orElse(null));
        return row;
    }

    private static LoggedEdit edit(GraphEditsRecord row) {
        return new LoggedEdit(
                new EditId(row.getId()),
                new ConversationId(row.getConversationId()),
                EditKind.ofWord(row.getKind()),
                new EditTarget(EditTarget.Kind.ofWord(row.getTargetKind()), row.getTargetId()),
                row.getField(),
                row.getValueBefore(),
                row.getValueAfter(),
                new EditReason(Optional.ofNullable(row.getComment()), row.getConfidence(), row.getCameBy()),
                row.getEditedBy(),
                row.getEditedAt(),
                Optional.ofNullable(row.getUndoneAt()).map(at -> new LoggedEdit.Undone(row.getUndoneBy(), at)),
                Optional.ofNullable(row.getExportedAt()).map(at -> new LoggedEdit.Exported(row.getDataset(), at)));
    }
}
