package dev.commonplace.extraction.transcripts;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.commonplace.domain.transcripts.ImportBudget;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one value of a JSON file as plain maps, lists, texts and numbers. What is too much is read over, and not kept. */
final class JsonTree {
    private final JsonParser parser;
    private final ImportBudget budget;
    private int values;
    private long units;

    private JsonTree(JsonParser parser, ImportBudget budget) {
        this.parser = parser;
        this.budget = budget;
    }

    /**
     * @param value what was read
     * @param complete whether that is all of it
     */
    record Read(@Nullable Object value, boolean complete) {}

    /** Reads the value at whose first token the parser stands, to its last. */
    static Read read(JsonParser parser, ImportBudget budget) throws IOException {
        JsonTree tree = new JsonTree(parser, budget);
        Object value = tree.value();
        return new Read(value, tree.hasRoom());
    }

    private boolean hasRoom() {
        return values <= budget.limits().valuesPerElement()
                && units <= budget.limits().unitsPerConversation();
    }

    private @Nullable Object value() throws IOException {
        values++;
        budget.step();
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> object();
            case START_ARRAY -> list();
            case VALUE_STRING -> text();
            case VALUE_NUMBER_INT -> parser.getNumberValue();
            case VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> null;
        };
    }

    private @Nullable String text() throws IOException {
        units += parser.getTextLength();
        return hasRoom() ? parser.getText() : null;
    }

    private Map<String, @Nullable Object> object() throws IOException {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            units += name.length();
            parser.nextToken();
            Object value = value();
            if (hasRoom()) {
                object.put(name, value);
            }
        }
        return object;
    }

    private List<@Nullable Object> list() throws IOException {
        List<@Nullable Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            Object value = value();
            if (hasRoom()) {
                list.add(value);
            }
        }
        return list;
    }
}
