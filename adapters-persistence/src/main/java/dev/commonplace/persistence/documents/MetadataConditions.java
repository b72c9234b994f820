package dev.commonplace.persistence.documents;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.val;

import dev.commonplace.domain.documents.MetadataCondition;
import dev.commonplace.domain.shared.JsonObject;
import dev.commonplace.persistence.support.JsonText;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Conditions on one key of the metadata of documents. Those with {@code @>} can be answered by an index. */
final class MetadataConditions {
    private MetadataConditions() {}

    static Condition of(MetadataCondition wanted, Field<JsonObject> metadata) {
        return switch (wanted) {
            case MetadataCondition.Equal equal ->
                holds(metadata, equal.key(), equal.value())
                        .and(condition("{0} = {1}", at(metadata, equal.key()), json(equal.value())));
            case MetadataCondition.Contains contains -> contains(metadata, contains.key(), contains.value());
            case MetadataCondition.Range range ->
                range.ofTexts() ? textRange(metadata, range) : numberRange(metadata, range);
        };
    }

    /** A list also contains a single value that is neither list nor object. */
    private static Condition contains(Field<JsonObject> metadata, String key, @Nullable Object value) {
        Condition holds = holds(metadata, key, value);
        return value instanceof List || value instanceof Map
                ? holds
                : holds.or(holds(metadata, key, Collections.singletonList(value)));
    }

    /** Comparing as jsonb never fails, whatever the value is; and two numbers are compared by value. */
    private static Condition numberRange(Field<JsonObject> metadata, MetadataCondition.Range range) {
        Field<?> value = at(metadata, range.key());
        return ofKind(value, "number")
                .and(bound(range.from(), range.fromInclusive() ? "{0} >= {1}" : "{0} > {1}", value, false))
                .and(bound(range.to(), range.toInclusive() ? "{0} <= {1}" : "{0} < {1}", value, false));
    }

    /** In UTF-8 the order of bytes is the order of code points. */
    private static Condition textRange(Field<JsonObject> metadata, MetadataCondition.Range range) {
        Field<?> text = DSL.field("({0} ->> {1}) collate \"C\"", String.class, metadata, val(range.key()));
        return ofKind(at(metadata, range.key()), "string")
                .and(bound(range.from(), range.fromInclusive() ? "{0} >= {1}" : "{0} > {1}", text, true))
                .and(bound(range.to(), range.toInclusive() ? "{0} <= {1}" : "{0} < {1}", text, true));
    }

    private static Condition bound(Optional<Object> bound, String comparison, Field<?> value, boolean asText) {
        return bound.map(limit -> condition(comparison, value, asText ? val(limit.toString()) : json(limit)))
                .orElseGet(DSL::noCondition);
    }

    private static Condition ofKind(Field<?> value, String kind) {
        return condition("jsonb_typeof({0}) = {1}", value, inline(kind));
    }

    private static Condition holds(Field<JsonObject> metadata, String key, @Nullable Object value) {
        return condition("{0} @> {1}", metadata, json(Collections.singletonMap(key, value)));
    }

    private static Field<?> at(Field<JsonObject> metadata, String key) {
        return DSL.field("({0} -> {1})", JSONB.class, metadata, val(key));
    }

    private static Field<JSONB> json(@Nullable Object value) {
        return val(JSONB.jsonb(JsonText.write(value)));
    }
}
