package dev.commonplace.http.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * Reads JSON without forgiving anything (duplicate keys, trailing text, bad UTF-8, extravagant nesting), and writes records
 * in snake_case.
 */
public final class Json {
    private static final int NESTING_MAX = 64;
    private static final int NAME_CHARACTERS_MAX = 1_000;
    private static final int NUMBER_CHARACTERS_MAX = 500;

    private final ObjectReader reader;
    private final ObjectWriter writer;

    public Json() {
        JsonFactory factory = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(NESTING_MAX)
                        .maxNameLength(NAME_CHARACTERS_MAX)
                        .maxNumberLength(NUMBER_CHARACTERS_MAX)
                        .build())
                .build();
        JsonMapper mapper = JsonMapper.builder(factory)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .addModule(new SimpleModule().addSerializer(Instant.class, ToStringSerializer.instance))
                .build();
        this.reader = mapper.readerFor(JsonNode.class);
        this.writer = mapper.writer();
    }

    /** @throws MalformedJsonException saying where it stops being JSON */
    public JsonNode read(byte[] bytes) {
        return read(decode(bytes));
    }

    /** @throws MalformedJsonException saying where it stops being JSON */
    public JsonNode read(String text) {
        try {
            JsonNode node = reader.readTree(text);
            if (node == null || node.isMissingNode()) {
                throw new MalformedJsonException("There is no JSON here.");
            }
            return node;
        } catch (StreamConstraintsException beyond) {
            throw malformed(
                    "The JSON nests deeper than " + NESTING_MAX + ", or has a name or a number that is too long",
                    beyond);
        } catch (JsonProcessingException malformed) {
            String what = String.valueOf(malformed.getOriginalMessage()).startsWith("Duplicate")
                    ? "A name stands twice in one object"
                    : "This is not valid JSON";
            throw malformed(what, malformed);
        }
    }

    public byte[] write(Object value) {
        try {
            return writer.writeValueAsBytes(value);
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException("An answer could not be written.", bug);
        }
    }

    private static String decode(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException undecodable) {
            throw new MalformedJsonException("JSON is text in UTF-8; this is not.");
        }
    }

    private static MalformedJsonException malformed(String what, JsonProcessingException exception) {
        JsonLocation location = exception.getLocation();
        if (location == null) {
            return new MalformedJsonException(what + ".");
        }
        String column = "column " + location.getColumnNr() + ".";
        return new MalformedJsonException(
                what + " at line " + location.getLineNr() + ", " + column, what + " at " + column);
    }
}
