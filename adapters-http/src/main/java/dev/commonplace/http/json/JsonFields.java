package dev.commonplace.http.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.JsonObject;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.UnknownName;
import dev.commonplace.domain.shared.Violation;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a JSON object, read one by one. Nothing is converted: a field has its type, is null or is absent, which count
 * as the same here but for {@link #has}. After the last one {@link #refuseOthers} refuses whatever nobody asked for.
 */
public final class JsonFields {
    private final JsonNode object;
    private final String pointer;
    private final Set<String> known = new HashSet<>();

    private JsonFields(JsonNode object, String pointer) {
        this.object = object;
        this.pointer = pointer;
    }

    /**
     * @param pointer the object's own place, empty for the whole body
     * @throws RefusedException for anything but an object
     */
    public static JsonFields of(JsonNode node, String pointer) {
        if (!node.isObject()) {
            throw RefusedException.invalid(pointer, "A JSON object is needed here.");
        }
        return new JsonFields(node, pointer);
    }

    /** The place of a field. */
    public String pointer(String name) {
        return Pointers.child(pointer, name);
    }

    /** Whether the field is there, be it null. */
    public boolean has(String name) {
        known.add(name);
        return object.has(name);
    }

    public Optional<JsonNode> any(String name) {
        known.add(name);
        JsonNode node = object.get(name);
        return node == null || node.isNull() ? Optional.empty() : Optional.of(node);
    }

    public Optional<String> text(String name) {
        return any(name).map(node -> textOf(node, pointer(name)));
    }

    public String requiredText(String name) {
        return text(name).orElseThrow(() -> RefusedException.invalid(pointer(name), "A value is required here."));
    }

    public Optional<Integer> integer(String name) {
        return any(name).map(node -> {
            if (!node.isIntegralNumber() || !node.canConvertToInt()) {
                throw RefusedException.invalid(pointer(name), "A whole number is needed here.");
            }
            return node.intValue();
        });
    }

    public Optional<Long> longInteger(String name) {
        return any(name).map(node -> {
            if (!node.isIntegralNumber() || !node.canConvertToLong()) {
                throw RefusedException.invalid(pointer(name), "A whole number is needed here.");
            }
            return node.longValue();
        });
    }

    public Optional<BigDecimal> number(String name) {
        return any(name).map(node -> numberOf(node, pointer(name)));
    }

    public Optional<Boolean> flag(String name) {
        return any(name).map(node -> {
            if (!node.isBoolean()) {
                throw RefusedException.invalid(pointer(name), "true or false is needed here.");
            }
            return node.booleanValue();
        });
    }

    public Optional<Instant> time(String name) {
        return text(name).map(text -> Times.parse(pointer(name), text));
    }

    public Optional<UUID> id(String name) {
        return text(name).map(text -> Uuids.parse(pointer(name), text));
    }

    /** A list of texts; absent counts as empty. */
    public List<String> texts(String name) {
        return any(name).map(node -> textsOf(node, pointer(name))).orElse(List.of());
    }

    /** Any object of the caller's own making; absent counts as empty. */
    public JsonObject object(String name) {
        return any(name)
                .map(node -> JsonObject.of(pointer(name), JsonValues.map(of(node, pointer(name)).object)))
                .orElse(JsonObject.EMPTY);
    }

    /** An object whose fields are known. */
    public Optional<JsonFields> fields(String name) {
        return any(name).map(node -> of(node, pointer(name)));
    }

    /** The fields that nobody has asked for. */
    public JsonObject others() {
        Map<String, @Nullable Object> others = JsonValues.map(object);
        others.keySet().removeAll(known);
        others.values().removeIf(Objects::isNull);
        return JsonObject.of(pointer, others);
    }

    /** The names of all fields, known or not. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** @throws RefusedException naming each field that was not asked for */
    public void refuseOthers() {
        List<Violation> others = names().stream()
                .filter(name -> !known.contains(name))
                .map(name -> new Violation(pointer(name), UnknownName.of("field", name, known)))
                .toList();
        if (!others.isEmpty()) {
            throw new RefusedException(ErrorCode.INVALID_VALUE, "There are fields that nobody knows.", others);
        }
    }

    /** A text, or a refusal. */
    public static String textOf(JsonNode node, String pointer) {
        if (!node.isTextual()) {
            throw RefusedException.invalid(pointer, "A text is needed here.");
        }
        return node.textValue();
    }

    /** A number, or a refusal. */
    public static BigDecimal numberOf(JsonNode node, String pointer) {
        if (!node.isNumber()) {
            throw RefusedException.invalid(pointer, "A number is needed here.");
        }
        return node.decimalValue();
    }

    /** A list of texts, or a refusal. */
    public static List<String> textsOf(JsonNode node, String pointer) {
        if (!node.isArray()) {
            throw RefusedException.invalid(pointer, "A list of texts is needed here.");
        }
        List<String> texts = new ArrayList<>(node.size());
        for (JsonNode element : node) {
            texts.add(textOf(element, pointer + "/" + texts.size()));
        }
        return texts;
    }
}
