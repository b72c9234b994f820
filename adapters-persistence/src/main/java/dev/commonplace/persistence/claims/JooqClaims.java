package dev.commonplace.persistence.claims;

import static dev.commonplace.persistence.jooq.Tables.CLAIMS;
import static dev.commonplace.persistence.jooq.Tables.MESSAGES;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.val;

import dev.commonplace.application.claims.Claims;
import dev.commonplace.domain.claims.Claim;
import dev.commonplace.domain.claims.ClaimFilter;
import dev.commonplace.domain.claims.ClaimId;
import dev.commonplace.domain.claims.Evidence;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.conversations.ConversationViewer;
import dev.commonplace.domain.conversations.MessageId;
import dev.commonplace.domain.conversations.ParticipantId;
import dev.commonplace.domain.shared.Page;
import dev.commonplace.domain.shared.PageRequest;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.persistence.jooq.tables.records.ClaimsRecord;
import dev.commonplace.persistence.support.Keyset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;

final class JooqClaims implements Claims {
    private final DSLContext dsl;
    private final TenantId tenantId;
    private final EvidenceRows evidence;

    JooqClaims(DSLContext dsl, TenantId tenantId) {
        this.dsl = dsl;
        this.tenantId = tenantId;
        this.evidence = new EvidenceRows(dsl, tenantId);
    }

    @Override
    public Optional<Claim> find(ClaimId id) {
        return Optional.ofNullable(findAll(List.of(id)).get(id));
    }

    @Override
    public Optional<Claim> findForChange(ClaimId id) {
        return claims(dsl.select(ClaimRows.FIELDS)
                        .from(CLAIMS)
                        .where(is(id))
                        .and(ClaimConditions.isSaid())
                        .forUpdate()
                        .fetchInto(CLAIMS))
                .stream()
                .findFirst();
    }

    @Override
    public Map<ClaimId, Claim> findAll(Collection<ClaimId> ids) {
        Map<ClaimId, Claim> found = new HashMap<>();
        if (!ids.isEmpty()) {
            claims(dsl.select(ClaimRows.FIELDS)
                            .from(CLAIMS)
                            .where(ofTenant())
                            .and(CLAIMS.ID.eq(any(values(ids))))
                            .and(ClaimConditions.isSaid())
                            .fetchInto(CLAIMS))
                    .forEach(claim -> found.put(claim.id(), claim));
        }
        return found;
    }

    @Override
    public Page<Claim> list(ClaimFilter filter, ConversationViewer viewer, PageRequest page) {
        return Page.of(
                claims(dsl.select(ClaimRows.FIELDS)
                        .from(CLAIMS)
                        .where(ClaimConditions.of(filter, viewer, tenantId))
                        .and(Keyset.after(page, CLAIMS.ID))
                        .orderBy(CLAIMS.ID.desc())
                        .limit(Keyset.limit(page))
                        .fetchInto(CLAIMS)),
                page,
                claim -> claim.id().value());
    }

    @Override
    public List<Claim> ofMessages(Collection<MessageId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        UUID[] values = ids.stream().map(MessageId::value).toArray(UUID[]::new);
        return claims(dsl.select(ClaimRows.FIELDS)
                .from(CLAIMS)
                .where(ofTenant())
                .and(CLAIMS.MESSAGE_ID.eq(any(values)))
                .orderBy(CLAIMS.ID)
                .fetchInto(CLAIMS));
    }

    @Override
    public Map<ClaimId, Said> said(Collection<ClaimId> ids) {
        Map<ClaimId, Said> said = new HashMap<>();
        if (!ids.isEmpty()) {
            dsl.select(
                            CLAIMS.ID,
                            field(
                                    "substring({0} from {1} + 1 for {2} - {1})",
                                    String.class, MESSAGES.CONTENT, CLAIMS.START_OFFSET, CLAIMS.END_OFFSET),
                            MESSAGES.PARTICIPANT_ID)
                    .from(CLAIMS)
                    .join(MESSAGES)
                    .on(MESSAGES.TENANT_ID.eq(CLAIMS.TENANT_ID))
                    .and(MESSAGES.ID.eq(CLAIMS.MESSAGE_ID))
                    .where(ofTenant())
                    .and(CLAIMS.ID.eq(any(values(ids))))
                    .and(MESSAGES.DELETED_AT.isNull())
                    .forEach(row -> said.put(
                            new ClaimId(row.value1()), new Said(row.value2(), new ParticipantId(row.value3()))));
        }
        return said;
    }

    @Override
    public int count(ConversationId conversationId) {
        return dsl.fetchCount(CLAIMS, ofTenant().and(CLAIMS.CONVERSATION_ID.eq(conversationId.value())));
    }

    @Override
    public void add(List<Claim> claims) {
        if (claims.isEmpty()) {
            return;
        }
        String language = ClaimTerms.language(dsl, tenantId);
        for (Claim claim : claims) {
            dsl.insertInto(CLAIMS)
                    .set(ClaimRows.row(tenantId, claim))
                    .set(CLAIMS.LANGUAGE, language)
                    .set(
                            ClaimTerms.TERMS,
                            ClaimTerms.of(
                                    language,
                                    val(claim.details().statement()),
                                    ClaimTerms.quote(
                                            val(tenantId.value()),
                                            val(claim.messageId().value()),
                                            val(claim.quote().start()),
                                            val(claim.quote().end()))))
                    .execute();
        }
        evidence.add(claims);
    }

    @Override
    public void change(Claim claim) {
        String language = ClaimTerms.language(dsl, tenantId);
        dsl.update(CLAIMS)
                .set(ClaimRows.details(claim))
                .set(CLAIMS.LANGUAGE, language)
                .set(
                        ClaimTerms.TERMS,
                        ClaimTerms.of(language, val(claim.details().statement()), ClaimTerms.quoteOfRow()))
                .where(is(claim.id()))
                .execute();
        evidence.replace(claim);
    }

    @Override
    public void remove(ClaimId id) {
        dsl.deleteFrom(CLAIMS).where(is(id)).execute();
    }

    private List<Claim> claims(List<ClaimsRecord> rows) {
        Map<UUID, List<Evidence>> byClaim =
                evidence.of(rows.stream().map(ClaimsRecord::getId).toArray(UUID[]::new));
        return rows.stream()
                .map(row -> ClaimRows.claim(row, byClaim.getOrDefault(row.getId(), List.of())))
                .toList();
    }

    private static UUID[] values(Collection<ClaimId> ids) {
        return ids.stream().map(ClaimId::value).toArray(UUID[]::new);
    }

    private Condition is(ClaimId id) {
        return ofTenant().and(CLAIMS.ID.eq(id.value()));
    }

    private Condition ofTenant() {
        return CLAIMS.TENANT_ID.eq(tenantId.value());
    }
}
