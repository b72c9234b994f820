package dev.commonplace.persistence.claims;

import static dev.commonplace.persistence.jooq.Tables.CLAIMS;
import static dev.commonplace.persistence.jooq.Tables.MESSAGE_EMBEDDINGS;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import dev.commonplace.application.claims.FindClaims;
import dev.commonplace.domain.claims.ClaimFilter;
import dev.commonplace.domain.claims.ClaimId;
import dev.commonplace.domain.conversations.ConversationViewer;
import dev.commonplace.domain.embeddings.Embedding;
import dev.commonplace.domain.embeddings.EmbeddingSpace;
import dev.commonplace.domain.shared.TenantId;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;

final class JooqFindClaims implements FindClaims {
    private final DSLContext dsl;
    private final TenantId tenantId;

    JooqFindClaims(DSLContext dsl, TenantId tenantId) {
        this.dsl = dsl;
        this.tenantId = tenantId;
    }

    /**
     * Words of one language mean nothing in an index of another: claims that were written before the tenant took another
     * language are read as they stand.
     */
    @Override
    public List<ScoredClaim> byWords(String query, ClaimFilter filter, ConversationViewer viewer, int limit) {
        String language = ClaimTerms.language(dsl, tenantId);
        Field<Object> asked =
                field("websearch_to_tsquery({0}::regconfig, {1})", Object.class, val(language), val(query));
        Field<String> anew = ClaimTerms.ofRow(language);
        Condition inLanguage = CLAIMS.LANGUAGE.eq(language);
        // Two ranges and not a "differs from": only those can be read from an index.
        Condition inAnother = CLAIMS.LANGUAGE.lt(language).or(CLAIMS.LANGUAGE.gt(language));
        Condition matches = condition("{0} @@ {1}", ClaimTerms.TERMS, asked)
                .and(inLanguage)
                .or(inAnother.and(condition("({0}) @@ {1}", anew, asked)));
        Field<Double> score = field(
                        "ts_rank({0}, {1})",
                        Double.class,
                        when(inLanguage, ClaimTerms.TERMS).otherwise(field("({0})", String.class, anew)),
                        asked)
                .as("score");
        return dsl.select(CLAIMS.ID, score)
                .from(CLAIMS)
                .where(ClaimConditions.of(filter, viewer, tenantId))
                .and(matches)
                .orderBy(score.desc(), CLAIMS.ID)
                .limit(limit)
                .fetch(row -> new ScoredClaim(new ClaimId(row.value1()), row.value2()));
    }

    /** Compares the question with every claim of the filter, so that the answer is exact. */
    @Override
    public List<ScoredClaim> byMeaning(
            EmbeddingSpace space, Embedding query, ClaimFilter filter, ConversationViewer viewer, int limit) {
        Embedding fitting = space.requireFitting(query);
        // The sub-select makes PostgreSQL convert the vector once instead of once for each row.
        Field<Double> distance = field(
                        "{0} <=> (select {1})",
                        Double.class, MESSAGE_EMBEDDINGS.EMBEDDING, val(fitting, MESSAGE_EMBEDDINGS.EMBEDDING))
                .as("distance");
        return dsl.select(CLAIMS.ID, distance)
                .from(CLAIMS)
                .join(MESSAGE_EMBEDDINGS)
                .on(MESSAGE_EMBEDDINGS.TENANT_ID.eq(CLAIMS.TENANT_ID))
                .and(MESSAGE_EMBEDDINGS.MESSAGE_ID.eq(CLAIMS.MESSAGE_ID))
                .and(MESSAGE_EMBEDDINGS.SPACE_ID.eq(space.id().value()))
                .where(ClaimConditions.of(filter, viewer, tenantId))
                .orderBy(distance, CLAIMS.ID)
                .limit(limit)
                .fetch(row -> new ScoredClaim(new ClaimId(row.value1()), Math.clamp(1 - row.value2(), -1, 1)));
    }
}
