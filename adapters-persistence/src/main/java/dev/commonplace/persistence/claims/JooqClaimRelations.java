package dev.commonplace.persistence.claims;

import static dev.commonplace.persistence.jooq.Tables.CLAIM_RELATIONS;

import dev.commonplace.application.claims.ClaimRelations;
import dev.commonplace.application.claims.RelateClaims;
import dev.commonplace.domain.claims.ClaimId;
import dev.commonplace.domain.claims.ClaimRelation;
import dev.commonplace.domain.claims.ClaimRelationId;
import dev.commonplace.domain.claims.ClaimRelationKind;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.persistence.jooq.tables.records.ClaimRelationsRecord;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;

final class JooqClaimRelations implements ClaimRelations {
    private final DSLContext dsl;
    private final TenantId tenantId;

    JooqClaimRelations(DSLContext dsl, TenantId tenantId) {
        this.dsl = dsl;
        this.tenantId = tenantId;
    }

    @Override
    public Optional<ClaimRelation> find(ClaimRelationId id) {
        return dsl.selectFrom(CLAIM_RELATIONS).where(is(id)).fetchOptional(JooqClaimRelations::relation);
    }

    @Override
    public List<ClaimRelation> of(ClaimId id) {
        return dsl.selectFrom(CLAIM_RELATIONS)
                .where(ofTenant())
                .and(CLAIM_RELATIONS.FROM_ID.eq(id.value()).or(CLAIM_RELATIONS.TO_ID.eq(id.value())))
                .orderBy(CLAIM_RELATIONS.ID.desc())
                .limit(RelateClaims.OF_CLAIM_MAX)
                .fetch(JooqClaimRelations::relation);
    }

    @Override
    public void add(ClaimRelation relation) {
        ClaimRelationsRecord row = new ClaimRelationsRecord();
        row.setTenantId(tenantId.value());
        row.setId(relation.id().value());
        row.setFromId(relation.from().value());
        row.setToId(relation.to().value());
        row.setKind(relation.kind().word());
        row.setStrength(relation.strength());
        row.setNote(relation.note().orElse(null));
        row.setCreatedBy(relation.createdBy());
        row.setCreatedAt(relation.createdAt());
        dsl.insertInto(CLAIM_RELATIONS).set(row).execute();
    }

    @Override
    public void remove(ClaimRelationId id) {
        dsl.deleteFrom(CLAIM_RELATIONS).where(is(id)).execute();
    }

    private static ClaimRelation relation(ClaimRelationsRecord row) {
        return new ClaimRelation(
                new ClaimRelationId(row.getId()),
                new ClaimId(row.getFromId()),
                new ClaimId(row.getToId()),
                ClaimRelationKind.parse("/kind", row.getKind()),
                row.getStrength(),
                Optional.ofNullable(row.getNote()),
                row.getCreatedBy(),
                row.getCreatedAt());
    }

    private Condition is(ClaimRelationId id) {
        return ofTenant().and(CLAIM_RELATIONS.ID.eq(id.value()));
    }

    private Condition ofTenant() {
        return CLAIM_RELATIONS.TENANT_ID.eq(tenantId.value());
    }
}
