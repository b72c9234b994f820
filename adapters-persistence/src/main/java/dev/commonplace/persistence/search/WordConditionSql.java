package dev.commonplace.persistence.search;

import static dev.commonplace.persistence.jooq.Tables.CORPUS_STATISTICS;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import dev.commonplace.domain.search.WordConditions;
import dev.commonplace.domain.shared.TenantId;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;

/**
 * Phrases that must or must not occur as one {@code tsquery}, in the language that the index was made with. PostgreSQL
 * makes it of each phrase with {@code phraseto_tsquery}, which takes any text.
 */
final class WordConditionSql {
    /**
     * A query that every chunk answers to, for phrases of stop words only: those leave an empty query, to which none
     * answers. No text has this sign as a lexeme.
     */
    private static final String EVERYTHING = "!'\u0001'";

    private WordConditionSql() {}

    /** Of chunks. */
    static Condition of(WordConditions words, TenantId tenantId, Field<?> terms) {
        return of(
                words,
                terms,
                CORPUS_STATISTICS,
                CORPUS_STATISTICS.LANGUAGE,
                CORPUS_STATISTICS.TENANT_ID.eq(tenantId.value()));
    }

    /**
     * @param corpora the table that says in which language the index was made
     * @param own the tenant's row there
     */
    static Condition of(
            WordConditions words, Field<?> terms, Table<?> corpora, Field<String> languageOfCorpus, Condition own) {
        if (words.isEmpty()) {
            return noCondition();
        }
        Field<Object> language = field("{0}::regconfig", Object.class, languageOfCorpus);
        List<Field<Object>> parts = new ArrayList<>();
        for (String phrase : words.required()) {
            parts.add(field("phraseto_tsquery({0}, {1})", Object.class, language, val(phrase)));
        }
        for (String phrase : words.excluded()) {
            parts.add(field("(!! phraseto_tsquery({0}, {1}))", Object.class, language, val(phrase)));
        }
        // An empty operand drops out of a conjunction.
        Field<Object> all = parts.stream()
                .reduce((one, other) -> field("({0} && {1})", Object.class, one, other))
                .orElseThrow();
        Field<Object> never = field("{0}::tsquery", Object.class, inline(EVERYTHING));
        Field<Object> query = field("case when numnode({0}) = 0 then {1} else {0} end", Object.class, all, never);
        return condition("{0} @@ {1}", terms, field(select(query).from(corpora).where(own)));
    }
}
