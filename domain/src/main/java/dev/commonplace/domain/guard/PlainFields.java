package dev.commonplace.domain.guard;

import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.UnknownName;
import dev.commonplace.domain.shared.Violation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The fields of a JSON object as plain values, each of the type that is asked for, or a refusal that names its place. */
record PlainFields(String pointer, Map<String, @Nullable Object> values) {
    static PlainFields of(String pointer, @Nullable Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw RefusedException.invalid(pointer, "A JSON object is needed here.");
        }
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        map.forEach((key, element) -> values.put(String.valueOf(key), element));
        return new PlainFields(pointer, values);
    }

    String pointer(String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    void refuseOthersThan(Set<String> known) {
        for (String name : values.keySet()) {
            if (!known.contains(name)) {
                throw RefusedException.invalid(pointer(name), UnknownName.of("field", name, known));
            }
        }
    }

    boolean has(String name) {
        return values.get(name) != null;
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).map(value -> textOf(pointer(name), value));
    }

    boolean flag(String name) {
        return switch (values.get(name)) {
            case null -> false;
            case Boolean flag -> flag;
            default -> throw RefusedException.invalid(pointer(name), "true or false is needed here.");
        };
    }

    int integer(String name) {
        try {
            if (values.get(name) instanceof Number number) {
                return new BigDecimal(number.toString()).intValueExact();
            }
        } catch (ArithmeticException | NumberFormatException noInteger) {
            // refused below, like everything else that is no whole number
        }
        throw RefusedException.invalid(pointer(name), "A whole number is needed here.");
    }

    /** The elements of a list; absent counts as empty. */
    List<@Nullable Object> list(String name) {
        return switch (values.get(name)) {
            case null -> List.of();
            case List<?> list -> new ArrayList<>(list);
            default -> throw RefusedException.invalid(pointer(name), "A list is needed here.");
        };
    }

    List<String> texts(String name) {
        List<@Nullable Object> elements = list(name);
        List<String> texts = new ArrayList<>(elements.size());
        for (Object element : elements) {
            texts.add(textOf(pointer(name) + "/" + texts.size(), element));
        }
        return texts;
    }

    private static String textOf(String pointer, @Nullable Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw RefusedException.invalid(pointer, "A text is needed here.");
    }

    /** Runs what names its fields relative to a place, so that a refusal names them from the top. */
    static <T> T under(String pointer, Supplier<T> body) {
        try {
            return body.get();
        } catch (RefusedException refused) {
            throw new RefusedException(
                    refused.code(),
                    refused.reason(),
                    refused.violations().stream()
                            .map(violation -> new Violation(pointer + violation.field(), violation.message()))
                            .toList());
        }
    }
}
