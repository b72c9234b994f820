package dev.commonplace.persistence.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.commonplace.domain.shared.JsonObject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON values as the text of a {@code jsonb} column. */
public final class JsonText {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final TypeReference<Map<String, @Nullable Object>> OBJECT = new TypeReference<>() {};

    private static final TypeReference<List<Map<String, @Nullable Object>>> OBJECTS = new TypeReference<>() {};

    private JsonText() {}

    /** @param value a JSON value as in {@link JsonObject} */
    public static String write(@Nullable Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A JSON value can be written.", impossible);
        }
    }

    public static String write(JsonObject object) {
        return write(object.values());
    }

    /** @throws IllegalStateException for a text that is no JSON object, or one that we would not have stored */
    public static JsonObject readObject(String text) {
        try {
            return JsonObject.of(MAPPER.readValue(text, OBJECT));
        } catch (JsonProcessingException foreign) {
            throw new IllegalStateException("The database holds a value that is no JSON object.", foreign);
        }
    }

    /** @throws IllegalStateException for a text that is no array of JSON objects */
    public static List<Map<String, @Nullable Object>> readObjects(String text) {
        try {
            return MAPPER.readValue(text, OBJECTS);
        } catch (JsonProcessingException foreign) {
            throw new IllegalStateException("The database holds a value that is no array of JSON objects.", foreign);
        }
    }
}
