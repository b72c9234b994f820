package dev.commonplace.persistence.claims;

import static dev.commonplace.persistence.jooq.Tables.CLAIMS;

import dev.commonplace.domain.claims.Claim;
import dev.commonplace.domain.claims.ClaimDetails;
import dev.commonplace.domain.claims.ClaimId;
import dev.commonplace.domain.claims.ClaimKind;
import dev.commonplace.domain.claims.ClaimStatus;
import dev.commonplace.domain.claims.Evidence;
import dev.commonplace.domain.claims.QuoteRange;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.conversations.MessageId;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.domain.topics.NodeId;
import dev.commonplace.domain.topics.NodeReference;
import dev.commonplace.domain.topics.ZoomLevel;
import dev.commonplace.persistence.jooq.tables.records.ClaimsRecord;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jooq.Field;

/** Claims as rows, without their words, which the statements that keep them make. */
final class ClaimRows {
    /** All but the words, of a type that jOOQ does not know. */
    static final List<Field<?>> FIELDS = Arrays.<Field<?>>stream(CLAIMS.fields())
            .filter(field -> !field.getName().equals(ClaimTerms.TERMS.getName()))
            .toList();

    private ClaimRows() {}

    static Claim claim(ClaimsRecord row, List<Evidence> evidence) {
        return new Claim(
                new ClaimId(row.getId()),
                new ConversationId(row.getConversationId()),
                new MessageId(row.getMessageId()),
                row.getSequence(),
                new QuoteRange(row.getStartOffset(), row.getEndOffset()),
                Optional.ofNullable(row.getNodeId())
                        .map(id -> new NodeReference(
                                new NodeId(id),
                                new ZoomLevel(row.getNodeLevel()),
                                row.getSequence(),
                                row.getSequence())),
                new ClaimDetails(
                        ClaimKind.parse("/kind", row.getKind()),
                        row.getStatement(),
                        ClaimStatus.parse("/status", row.getStatus()),
                        Optional.ofNullable(row.getVerifiability()),
                        Optional.ofNullable(row.getConfidence()),
                        evidence,
                        row.getMetadata()),
                Optional.ofNullable(row.getModel()),
                row.getCreatedBy(),
                Optional.ofNullable(row.getChangedBy()),
                row.getVersion(),
                row.getCreatedAt(),
                row.getUpdatedAt());
    }

    static ClaimsRecord row(TenantId tenantId, Claim claim) {
        ClaimsRecord row = details(claim);
        row.setTenantId(tenantId.value());
        row.setId(claim.id().value());
        row.setConversationId(claim.conversationId().value());
        row.setMessageId(claim.messageId().value());
        row.setSequence(claim.sequence());
        row.setStartOffset(claim.quote().start());
        row.setEndOffset(claim.quote().end());
        row.setNodeId(claim.node().map(node -> node.id().value()).orElse(null));
        row.setNodeLevel(claim.node().map(node -> (short) node.level().number()).orElse(null));
        row.setOrigin(claim.origin().word());
        row.setModel(claim.model().orElse(null));
        row.setCreatedBy(claim.createdBy());
        row.setCreatedAt(claim.createdAt());
        return row;
    }

    /** All that can change, but for the evidence. */
    static ClaimsRecord details(Claim claim) {
        ClaimDetails details = claim.details();
        ClaimsRecord row = new ClaimsRecord();
        row.setKind(details.kind().word());
        row.setStatement(details.statement());
        row.setStatus(details.status().word());
        row.setVerifiability(details.verifiability().orElse(null));
        row.setConfidence(details.confidence().orElse(null));
        row.setMetadata(details.metadata());
        row.setChangedBy(claim.changedBy().orElse(null));
        row.setVersion(claim.version());
        row.setUpdatedAt(claim.updatedAt());
        return row;
    }
}
