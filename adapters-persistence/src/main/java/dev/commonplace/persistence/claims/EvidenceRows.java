package dev.commonplace.persistence.claims;

import static dev.commonplace.persistence.jooq.Tables.CHUNKS;
import static dev.commonplace.persistence.jooq.Tables.CLAIM_EVIDENCE;
import static org.jooq.impl.DSL.any;

import dev.commonplace.domain.claims.Claim;
import dev.commonplace.domain.claims.Evidence;
import dev.commonplace.domain.claims.EvidenceStance;
import dev.commonplace.domain.documents.ChunkId;
import dev.commonplace.domain.documents.DocumentId;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.persistence.jooq.tables.records.ClaimEvidenceRecord;
import dev.commonplace.persistence.support.BulkInsert;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;

/** The evidence of claims as rows. */
final class EvidenceRows {
    private final DSLContext dsl;
    private final TenantId tenantId;

    EvidenceRows(DSLContext dsl, TenantId tenantId) {
        this.dsl = dsl;
        this.tenantId = tenantId;
    }

    /** In its order. Chunks that are gone are not named any more. */
    Map<UUID, List<Evidence>> of(UUID[] claimIds) {
        Map<UUID, List<Evidence>> evidence = new HashMap<>();
        if (claimIds.length > 0) {
            dsl.select(
                            CLAIM_EVIDENCE.CLAIM_ID,
                            CLAIM_EVIDENCE.STANCE,
                            CLAIM_EVIDENCE.DOCUMENT_ID,
                            CHUNKS.ID,
                            CLAIM_EVIDENCE.URL,
                            CLAIM_EVIDENCE.NOTE)
                    .from(CLAIM_EVIDENCE)
                    .leftJoin(CHUNKS)
                    .on(CHUNKS.TENANT_ID.eq(CLAIM_EVIDENCE.TENANT_ID))
                    .and(CHUNKS.ID.eq(CLAIM_EVIDENCE.CHUNK_ID))
                    .where(CLAIM_EVIDENCE.TENANT_ID.eq(tenantId.value()))
                    .and(CLAIM_EVIDENCE.CLAIM_ID.eq(any(claimIds)))
                    .orderBy(CLAIM_EVIDENCE.CLAIM_ID, CLAIM_EVIDENCE.ORDINAL)
                    .forEach(row -> evidence.computeIfAbsent(row.value1(), unseen -> new ArrayList<>())
                            .add(new Evidence(
                                    EvidenceStance.parse("/stance", row.value2()),
                                    Optional.ofNullable(row.value3()).map(DocumentId::new),
                                    Optional.ofNullable(row.value4()).map(ChunkId::new),
                                    Optional.ofNullable(row.value5()),
                                    Optional.ofNullable(row.value6()))));
        }
        return evidence;
    }

    void add(List<Claim> claims) {
        BulkInsert.into(
                dsl, claims.stream().flatMap(claim -> rows(claim).stream()).toList());
    }

    /** Puts the claim's evidence in the place of all that it had. */
    void replace(Claim claim) {
        dsl.deleteFrom(CLAIM_EVIDENCE)
                .where(CLAIM_EVIDENCE.TENANT_ID.eq(tenantId.value()))
                .and(CLAIM_EVIDENCE.CLAIM_ID.eq(claim.id().value()))
                .execute();
        add(List.of(claim));
    }

    private List<ClaimEvidenceRecord> rows(Claim claim) {
        List<ClaimEvidenceRecord> rows = new ArrayList<>();
        for (Evidence one : claim.details().evidence()) {
            ClaimEvidenceRecord row = new ClaimEvidenceRecord();
            row.setTenantId(tenantId.value());
            row.setClaimId(claim.id().value());
            row.setOrdinal(rows.size());
            row.setStance(one.stance().word());
            row.setDocumentId(one.documentId().map(DocumentId::value).orElse(null));
            row.setChunkId(one.chunkId().map(ChunkId::value).orElse(null));
            row.setUrl(one.url().orElse(null));
            row.setNote(one.note().orElse(null));
            rows.add(row);
        }
        return rows;
    }
}
