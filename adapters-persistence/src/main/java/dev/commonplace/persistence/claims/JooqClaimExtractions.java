package dev.commonplace.persistence.claims;

import static dev.commonplace.persistence.jooq.Tables.CLAIM_EXTRACTIONS;

import dev.commonplace.application.claims.ClaimExtractions;
import dev.commonplace.domain.claims.Extraction;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.persistence.jooq.tables.records.ClaimExtractionsRecord;
import java.util.Optional;
import org.jooq.DSLContext;

final class JooqClaimExtractions implements ClaimExtractions {
    private final DSLContext dsl;
    private final TenantId tenantId;

    JooqClaimExtractions(DSLContext dsl, TenantId tenantId) {
        this.dsl = dsl;
        this.tenantId = tenantId;
    }

    @Override
    public Optional<Extraction> findForChange(ConversationId id) {
        return dsl.selectFrom(CLAIM_EXTRACTIONS)
                .where(CLAIM_EXTRACTIONS.TENANT_ID.eq(tenantId.value()))
                .and(CLAIM_EXTRACTIONS.CONVERSATION_ID.eq(id.value()))
                .forUpdate()
                .fetchOptional(row -> new Extraction(
                        id,
                        row.getNextSequence(),
                        row.getNextCharacter(),
                        Optional.ofNullable(row.getModel()),
                        row.getKeptCount(),
                        row.getDroppedCount(),
                        row.getUpdatedAt()));
    }

    @Override
    public void put(Extraction extraction) {
        ClaimExtractionsRecord row = new ClaimExtractionsRecord();
        row.setTenantId(tenantId.value());
        row.setConversationId(extraction.conversationId().value());
        row.setNextSequence(extraction.nextSequence());
        row.setNextCharacter(extraction.nextCharacter());
        row.setModel(extraction.model().orElse(null));
        row.setKeptCount(extraction.kept());
        row.setDroppedCount(extraction.dropped());
        row.setUpdatedAt(extraction.updatedAt());
        dsl.insertInto(CLAIM_EXTRACTIONS)
                .set(row)
                .onConflict(CLAIM_EXTRACTIONS.TENANT_ID, CLAIM_EXTRACTIONS.CONVERSATION_ID)
                .doUpdate()
                .set(row)
                .execute();
    }
}
