package dev.commonplace.persistence.search;

import static dev.commonplace.persistence.jooq.Tables.CHUNK_TERMS;
import static dev.commonplace.persistence.jooq.Tables.DOCUMENTS;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import dev.commonplace.application.search.CountFacets;
import dev.commonplace.domain.search.Facet;
import dev.commonplace.domain.search.LikeTarget;
import dev.commonplace.domain.search.SearchScope;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.persistence.documents.DocumentConditions;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;

final class JooqCountFacets implements CountFacets {
    private static final Field<String> VALUE = field(name("facet", "value"), String.class);
    private static final Field<?> TERMS = field(CHUNK_TERMS.getQualifiedName().append("terms"));

    /** Longer values are counted by their beginning. */
    private static final int VALUE_CHARACTERS_MAX = 1_000;

    private final DSLContext dsl;
    private final TenantId tenantId;

    JooqCountFacets(DSLContext dsl, TenantId tenantId) {
        this.dsl = dsl;
        this.tenantId = tenantId;
    }

    @Override
    public List<FacetValue> count(Facet facet, SearchScope scope, int limit) {
        Field<Integer> documents = DSL.count();
        return dsl.select(VALUE, documents)
                .from(DOCUMENTS)
                .crossJoin(lateral(values(facet)))
                .where(DOCUMENTS.TENANT_ID.eq(tenantId.value()))
                .and(DocumentConditions.of(scope.documents()))
                .and(words(scope))
                .and(other(scope))
                .and(VALUE.isNotNull())
                .groupBy(VALUE)
                .orderBy(documents.desc(), field("{0} collate \"C\"", String.class, VALUE))
                .limit(limit)
                .fetch(row -> new FacetValue(row.value1(), row.value2()));
    }

    /** One row of each value of the document. */
    private static Table<?> values(Facet facet) {
        String sql = switch (facet) {
            case Facet.OfDocument.TAGS -> "(select unnest({0}) as value)";
            case Facet.OfDocument.SOURCE -> "(select left({1}, {2}) as value)";
            case Facet.OfDocument.CONTENT_TYPE -> "(select {3} as value)";
            case Facet.OfDocument.YEAR -> "(select extract(year from {4} at time zone 'UTC')::int::text as value)";
            case Facet.OfMetadata metadata -> """
                (select distinct left(element #>> '{}', {2}) as value
                 from jsonb_array_elements(case jsonb_typeof({5} -> {6}) when 'array' then {5} -> {6}
                                                else jsonb_build_array({5} -> {6}) end) as element
                 where jsonb_typeof(element) in ('string', 'number', 'boolean'))""";
        };
        String key = facet instanceof Facet.OfMetadata metadata ? metadata.key() : "";
        return table(
                        sql,
                        DOCUMENTS.TAGS,
                        DOCUMENTS.SOURCE,
                        inline(VALUE_CHARACTERS_MAX),
                        DOCUMENTS.CONTENT_TYPE,
                        DOCUMENTS.DOCUMENT_DATE,
                        DOCUMENTS.METADATA,
                        val(key))
                .as("facet", "value");
    }

    private Condition words(SearchScope scope) {
        return scope.words().isEmpty()
                ? noCondition()
                : DOCUMENTS.ID.in(select(CHUNK_TERMS.DOCUMENT_ID)
                        .from(CHUNK_TERMS)
                        .where(CHUNK_TERMS.TENANT_ID.eq(tenantId.value()))
                        .and(WordConditionSql.of(scope.words(), tenantId, TERMS)));
    }

    private static Condition other(SearchScope scope) {
        return scope.otherThan()
                .map(target -> switch (target) {
                    case LikeTarget.OfDocument document ->
                        DOCUMENTS.ID.ne(document.id().value());
                    case LikeTarget.OfChunk chunk -> noCondition();
                })
                .orElse(noCondition());
    }
}
