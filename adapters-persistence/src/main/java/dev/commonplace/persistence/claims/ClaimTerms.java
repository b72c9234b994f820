package dev.commonplace.persistence.claims;

import static dev.commonplace.persistence.jooq.Tables.CLAIMS;
import static dev.commonplace.persistence.jooq.Tables.MESSAGES;
import static dev.commonplace.persistence.jooq.Tables.SEARCH_SETTINGS;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import dev.commonplace.domain.search.SearchSettings;
import dev.commonplace.domain.shared.TenantId;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;

/** The words of a claim: those of its statement before those of its quote. */
final class ClaimTerms {
    /** Of a type that jOOQ does not know. */
    static final Field<String> TERMS = field(name("terms"), String.class);

    private ClaimTerms() {}

    /** What the tenant searches in at this moment. */
    static String language(DSLContext dsl, TenantId tenantId) {
        return dsl.select(SEARCH_SETTINGS.LANGUAGE)
                .from(SEARCH_SETTINGS)
                .where(SEARCH_SETTINGS.TENANT_ID.eq(tenantId.value()))
                .and(SEARCH_SETTINGS.LANGUAGE.isNotNull())
                .fetchOptional(SEARCH_SETTINGS.LANGUAGE)
                .orElse(SearchSettings.LANGUAGE_DEFAULT);
    }

    static Field<String> of(String language, Field<String> statement, Field<String> quote) {
        return field(
                "setweight(to_tsvector({0}::regconfig, {1}), 'A') || setweight(to_tsvector({0}::regconfig, {2}), 'B')",
                String.class, val(language), statement, quote);
    }

    /** The words of a row that stands in another language. */
    static Field<String> ofRow(String language) {
        return of(language, CLAIMS.STATEMENT, quoteOfRow());
    }

    static Field<String> quoteOfRow() {
        return quote(CLAIMS.TENANT_ID, CLAIMS.MESSAGE_ID, CLAIMS.START_OFFSET, CLAIMS.END_OFFSET);
    }

    static Field<String> quote(Field<UUID> tenant, Field<UUID> message, Field<Integer> start, Field<Integer> end) {
        return field(
                select(field("substring({0} from {1} + 1 for {2} - {1})", String.class, MESSAGES.CONTENT, start, end))
                        .from(MESSAGES)
                        .where(MESSAGES.TENANT_ID.eq(tenant))
                        .and(MESSAGES.ID.eq(message)));
    }
}
