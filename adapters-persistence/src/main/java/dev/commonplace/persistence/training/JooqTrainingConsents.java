package dev.commonplace.persistence.training;

import static dev.commonplace.persistence.jooq.Tables.TRAINING_CONSENTS;

import dev.commonplace.application.training.TrainingConsents;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.domain.training.TrainingConsent;
import dev.commonplace.persistence.jooq.tables.records.TrainingConsentsRecord;
import java.util.Optional;
import org.jooq.DSLContext;

final class JooqTrainingConsents implements TrainingConsents {
    private final DSLContext dsl;
    private final TenantId tenantId;

    JooqTrainingConsents(DSLContext dsl, TenantId tenantId) {
        this.dsl = dsl;
        this.tenantId = tenantId;
    }

    @Override
    public TrainingConsent read() {
        return consent(dsl.selectFrom(TRAINING_CONSENTS)
                .where(TRAINING_CONSENTS.TENANT_ID.eq(tenantId.value()))
                .fetchOptional());
    }

    @Override
    public TrainingConsent readForHandingOut() {
        return consent(dsl.selectFrom(TRAINING_CONSENTS)
                .where(TRAINING_CONSENTS.TENANT_ID.eq(tenantId.value()))
                .forUpdate()
                .fetchOptional());
    }

    private static TrainingConsent consent(Optional<TrainingConsentsRecord> row) {
        return row.map(said -> new TrainingConsent(
                        said.getGiven(),
                        Optional.of(new TrainingConsent.Changed(said.getChangedBy(), said.getChangedAt()))))
                .orElse(TrainingConsent.NONE);
    }

    @Override
    public void put(TrainingConsent consent) {
        TrainingConsent.Changed changed = consent.changed().orElseThrow();
        TrainingConsentsRecord row =
                new TrainingConsentsRecord(tenantId.value(), consent.given(), changed.by(), changed.at());
        dsl.insertInto(TRAINING_CONSENTS)
                .set(row)
                .onDuplicateKeyUpdate()
                .set(TRAINING_CONSENTS.GIVEN, consent.given())
                .set(TRAINING_CONSENTS.CHANGED_BY, changed.by())
                .set(TRAINING_CONSENTS.CHANGED_AT, changed.at())
                .execute();
    }
}
