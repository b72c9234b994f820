package dev.commonplace.persistence.training;

import static dev.commonplace.persistence.jooq.Tables.TRAINING_SETS;
import static dev.commonplace.persistence.jooq.Tables.TRAINING_SET_EDITS;

import dev.commonplace.application.training.TrainingSets;
import dev.commonplace.domain.corrections.EditId;
import dev.commonplace.domain.shared.Page;
import dev.commonplace.domain.shared.PageRequest;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.domain.training.TrainingBasis;
import dev.commonplace.domain.training.TrainingSet;
import dev.commonplace.domain.training.TrainingSetId;
import dev.commonplace.persistence.jooq.tables.records.TrainingSetEditsRecord;
import dev.commonplace.persistence.jooq.tables.records.TrainingSetsRecord;
import dev.commonplace.persistence.support.BulkInsert;
import dev.commonplace.persistence.support.Keyset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

final class JooqTrainingSets implements TrainingSets {
    private final DSLContext dsl;
    private final TenantId tenantId;

    JooqTrainingSets(DSLContext dsl, TenantId tenantId) {
        this.dsl = dsl;
        this.tenantId = tenantId;
    }

    @Override
    public void add(TrainingSet set, List<TrainingBasis> bases) {
        TrainingSetsRecord row = new TrainingSetsRecord();
        row.setTenantId(tenantId.value());
        row.setId(set.id().value());
        row.setWanted(set.wanted());
        row.setPseudonyms(set.pseudonyms());
        row.setEditCount(set.edits());
        row.setCreatedBy(set.createdBy());
        row.setCreatedAt(set.createdAt());
        BulkInsert.into(dsl, List.of(row));
        List<TrainingSetEditsRecord> edits = new ArrayList<>();
        for (TrainingBasis basis : bases) {
            edits.add(row(set.id(), edits.size(), basis));
        }
        dsl.batchInsert(edits).execute();
    }

    private TrainingSetEditsRecord row(TrainingSetId id, int ordinal, TrainingBasis basis) {
        TrainingSetEditsRecord row = new TrainingSetEditsRecord();
        row.setTenantId(tenantId.value());
        row.setSetId(id.value());
        row.setOrdinal(ordinal);
        row.setEditId(basis.editId().value());
        row.setSequences(basis.sequences().toArray(Integer[]::new));
        row.setSpeakers(basis.speakers().toArray(String[]::new));
        row.setMessages(basis.messages());
        return row;
    }

    @Override
    public Optional<TrainingSet> find(TrainingSetId id) {
        return dsl.selectFrom(TRAINING_SETS)
                .where(TRAINING_SETS.TENANT_ID.eq(tenantId.value()))
                .and(TRAINING_SETS.ID.eq(id.value()))
                .fetchOptional(JooqTrainingSets::set);
    }

    @Override
    public Page<TrainingSet> list(PageRequest page) {
        return Page.of(
                dsl.selectFrom(TRAINING_SETS)
                        .where(TRAINING_SETS.TENANT_ID.eq(tenantId.value()))
                        .and(Keyset.after(page, TRAINING_SETS.ID))
                        .orderBy(TRAINING_SETS.ID.desc())
                        .limit(Keyset.limit(page))
                        .fetch(JooqTrainingSets::set),
                page,
                set -> set.id().value());
    }

    @Override
    public List<TrainingBasis> bases(TrainingSetId id) {
        return dsl.selectFrom(TRAINING_SET_EDITS)
                .where(TRAINING_SET_EDITS.TENANT_ID.eq(tenantId.value()))
                .and(TRAINING_SET_EDITS.SET_ID.eq(id.value()))
                .orderBy(TRAINING_SET_EDITS.ORDINAL)
                .fetch(row -> new TrainingBasis(
                        new EditId(row.getEditId()),
                        List.of(row.getSequences()),
                        List.of(row.getSpeakers()),
                        row.getMessages()));
    }

    private static TrainingSet set(TrainingSetsRecord row) {
        return new TrainingSet(
                new TrainingSetId(row.getId()),
                row.getWanted(),
                row.getPseudonyms(),
                row.getEditCount(),
                row.getCreatedBy(),
                row.getCreatedAt());
    }
}
