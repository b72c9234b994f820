package dev.commonplace.http.claims;

import dev.commonplace.application.claims.NoteClaim;
import dev.commonplace.application.claims.RelateClaims;
import dev.commonplace.domain.claims.ClaimDetails;
import dev.commonplace.domain.claims.ClaimId;
import dev.commonplace.domain.claims.ClaimKind;
import dev.commonplace.domain.claims.ClaimRelationKind;
import dev.commonplace.domain.claims.ClaimStatus;
import dev.commonplace.domain.claims.Evidence;
import dev.commonplace.domain.claims.EvidenceStance;
import dev.commonplace.domain.claims.QuoteRange;
import dev.commonplace.domain.claims.WantedQuote;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.conversations.MessageId;
import dev.commonplace.domain.documents.ChunkId;
import dev.commonplace.domain.documents.DocumentId;
import dev.commonplace.domain.shared.JsonObject;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.topics.NodeId;
import dev.commonplace.http.json.JsonFields;
import dev.commonplace.http.json.ObjectList;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Reads what callers say of a claim. In a change, a field that is absent stays as it is and a null empties it. */
final class ClaimFields {
    private static final ClaimDetails PLAIN = new ClaimDetails(
            ClaimKind.FACTUAL,
            "Nothing is claimed.",
            ClaimStatus.UNVERIFIED,
            Optional.empty(),
            Optional.empty(),
            List.of(),
            JsonObject.EMPTY);

    private ClaimFields() {}

    static NoteClaim.Command creation(ConversationId id, JsonFields fields) {
        fields.requiredText("kind");
        fields.requiredText("statement");
        return new NoteClaim.Command(
                id,
                new MessageId(required(fields, "message_id")),
                quote(fields),
                fields.id("node_id").map(NodeId::new),
                changed(PLAIN, fields));
    }

    static UnaryOperator<ClaimDetails> change(JsonFields fields) {
        // Read once before the transaction, so that wrong types are refused without one.
        changed(PLAIN, fields);
        return before -> changed(before, fields);
    }

    static RelateClaims.Command relation(ConversationId id, ClaimId from, JsonFields fields) {
        return new RelateClaims.Command(
                id,
                from,
                new ClaimId(required(fields, "to_id")),
                ClaimRelationKind.parse("/kind", fields.requiredText("kind")),
                fields.number("strength").map(BigDecimal::doubleValue).orElse(1.0),
                fields.text("note"));
    }

    private static UUID required(JsonFields fields, String name) {
        return fields.id(name)
                .orElseThrow(() -> RefusedException.invalid(fields.pointer(name), "A value is required here."));
    }

    private static WantedQuote quote(JsonFields fields) {
        Optional<Integer> start = fields.integer("start");
        Optional<Integer> end = fields.integer("end");
        if (start.isPresent() != end.isPresent()) {
            throw RefusedException.invalid("/start", "start and end stand together.");
        }
        return new WantedQuote(start.map(first -> new QuoteRange(first, end.orElseThrow())), fields.text("quote"));
    }

    private static ClaimDetails changed(ClaimDetails before, JsonFields fields) {
        return new ClaimDetails(
                fields.has("kind") ? ClaimKind.parse("/kind", fields.requiredText("kind")) : before.kind(),
                fields.has("statement") ? fields.requiredText("statement") : before.statement(),
                fields.has("status") ? ClaimStatus.parse("/status", fields.requiredText("status")) : before.status(),
                fields.has("verifiability") ? share(fields, "verifiability") : before.verifiability(),
                fields.has("confidence") ? share(fields, "confidence") : before.confidence(),
                fields.has("evidence") ? evidence(fields) : before.evidence(),
                fields.has("metadata") ? fields.object("metadata") : before.metadata());
    }

    private static Optional<Double> share(JsonFields fields, String name) {
        return fields.number(name).map(BigDecimal::doubleValue);
    }

    private static List<Evidence> evidence(JsonFields fields) {
        return ObjectList.read(
                fields,
                "evidence",
                ClaimDetails.EVIDENCE_MAX,
                one -> new Evidence(
                        EvidenceStance.parse("/stance", one.text("stance").orElse(EvidenceStance.SUPPORTS.word())),
                        one.id("document_id").map(DocumentId::new),
                        one.id("chunk_id").map(ChunkId::new),
                        one.text("url"),
                        one.text("note")));
    }
}
