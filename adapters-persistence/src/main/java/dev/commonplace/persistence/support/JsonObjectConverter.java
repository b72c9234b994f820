package dev.commonplace.persistence.support;

import dev.commonplace.domain.shared.JsonObject;
import org.jooq.Converter;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;

/** {@code jsonb} columns that hold objects. */
public final class JsonObjectConverter implements Converter<JSONB, JsonObject> {
    private static final long serialVersionUID = 1L;

    @Override
    public @Nullable JsonObject from(@Nullable JSONB stored) {
        return stored == null ? null : JsonText.readObject(stored.data());
    }

    @Override
    public @Nullable JSONB to(@Nullable JsonObject object) {
        return object == null ? null : JSONB.jsonb(JsonText.write(object));
    }

    @Override
    public Class<JSONB> fromType() {
        return JSONB.class;
    }

    @Override
    public Class<JsonObject> toType() {
        return JsonObject.class;
    }
}
