package dev.commonplace.persistence.documents;

import static dev.commonplace.persistence.jooq.Tables.DOCUMENTS;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.val;

import dev.commonplace.domain.documents.DocumentFilter;
import dev.commonplace.domain.documents.DocumentId;
import dev.commonplace.domain.documents.DocumentStatus;
import dev.commonplace.domain.documents.MetadataCondition;
import dev.commonplace.domain.shared.JsonObject;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;

/** A filter as a condition on {@code documents}; the list and both legs of a search use it. */
public final class DocumentConditions {
    private DocumentConditions() {}

    /** Without the tenant, which the query itself names. */
    public static Condition of(DocumentFilter filter) {
        return ofColumns(filter).and(ofMarks(filter, DOCUMENTS.TAGS, DOCUMENTS.METADATA));
    }

    /** What the filter wants of tags and metadata, in whichever columns these are shown. */
    public static Condition ofMarks(DocumentFilter filter, Field<String[]> tags, Field<JsonObject> metadata) {
        Condition all = noCondition();
        for (MetadataCondition wanted : filter.metadata()) {
            all = all.and(MetadataConditions.of(wanted, metadata));
        }
        if (!filter.tagsAll().isEmpty()) {
            all = all.and(condition("{0} @> {1}", tags, texts(filter.tagsAll())));
        }
        if (!filter.tagsAny().isEmpty()) {
            all = all.and(condition("{0} && {1}", tags, texts(filter.tagsAny())));
        }
        return all;
    }

    /** What the filter wants beside tags and metadata. */
    public static Condition ofColumns(DocumentFilter filter) {
        Condition all = noCondition();
        if (!filter.sources().isEmpty()) {
            all = all.and(sources(filter.sources()));
        }
        if (!filter.externalIds().isEmpty()) {
            all = all.and(DOCUMENTS.EXTERNAL_ID.eq(any(filter.externalIds().toArray(String[]::new))));
        }
        if (!filter.documentIds().isEmpty()) {
            all = all.and(DOCUMENTS.ID.eq(
                    any(filter.documentIds().stream().map(DocumentId::value).toArray(UUID[]::new))));
        }
        if (!filter.statuses().isEmpty()) {
            all = all.and(DOCUMENTS.STATUS.eq(any(filter.statuses().stream()
                    .map(DocumentStatus::word)
                    .sorted()
                    .toArray(String[]::new))));
        }
        if (filter.dateFrom().isPresent()) {
            all = all.and(DOCUMENTS.DOCUMENT_DATE.ge(filter.dateFrom().get()));
        }
        if (filter.dateTo().isPresent()) {
            all = all.and(DOCUMENTS.DOCUMENT_DATE.lt(filter.dateTo().get()));
        }
        return all;
    }

    /** The index holds only a hash of each source. */
    private static Condition sources(List<String> sources) {
        Field<String[]> wanted = texts(sources);
        return condition(
                        "md5({0}) = any (array(select md5(wanted) from unnest({1}) as wanted))",
                        DOCUMENTS.SOURCE, wanted)
                .and(DOCUMENTS.SOURCE.eq(any(wanted)));
    }

    private static Field<String[]> texts(List<String> values) {
        return field("{0}::text[]", String[].class, val(values.toArray(String[]::new)));
    }
}
