package dev.commonplace.domain.transcripts;

import dev.commonplace.domain.shared.JsonObject;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes over what a platform says beside the text: as it is, but never so much or so deep that it could not be kept. */
final class KeptValues {
    static final int VALUES_MAX = 500;
    static final int DEPTH_MAX = 10;
    static final int KEY_UNITS_MAX = 100;
    static final int TEXT_UNITS_MAX = 20_000;
    static final int UNITS_MAX = 100_000;
    private static final int NUMBER_DIGITS_MAX = 60;

    private int values;
    private int units;
    private boolean shortened;

    /** @param shortened whether something was left out or cut */
    record Kept(JsonObject object, boolean shortened, int units) {}

    static Kept of(Map<String, ? extends @Nullable Object> source) {
        if (source.isEmpty()) {
            return new Kept(JsonObject.EMPTY, false, 0);
        }
        KeptValues kept = new KeptValues();
        JsonObject object = JsonObject.of(kept.map(source, 1));
        return new Kept(object, kept.shortened, kept.units);
    }

    private Map<String, @Nullable Object> map(Map<?, ?> source, int depth) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        source.forEach((key, value) -> {
            if (hasRoom(depth)) {
                copy.put(text(String.valueOf(key), KEY_UNITS_MAX), value(value, depth + 1));
            }
        });
        return copy;
    }

    private List<@Nullable Object> list(Collection<?> source, int depth) {
        List<@Nullable Object> copy = new ArrayList<>();
        for (Object element : source) {
            if (!hasRoom(depth)) {
                break;
            }
            copy.add(value(element, depth + 1));
        }
        return copy;
    }

    private boolean hasRoom(int depth) {
        boolean room = values < VALUES_MAX && depth < DEPTH_MAX && units < UNITS_MAX;
        shortened |= !room;
        values++;
        return room;
    }

    private @Nullable Object value(@Nullable Object value, int depth) {
        return switch (value) {
            case null -> null;
            case String text -> text(text, TEXT_UNITS_MAX);
            case Boolean truth -> truth;
            case BigDecimal number -> number(number);
            case BigInteger number -> number(new BigDecimal(number));
            case Number number -> number.longValue();
            case Map<?, ?> map -> map(map, depth);
            case Collection<?> list -> list(list, depth);
            default -> text(String.valueOf(value), TEXT_UNITS_MAX);
        };
    }

    private @Nullable Object number(BigDecimal number) {
        boolean fits = number.precision() <= NUMBER_DIGITS_MAX && Math.abs((long) number.scale()) <= NUMBER_DIGITS_MAX;
        shortened |= !fits;
        return fits ? number : null;
    }

    private String text(String text, int unitsMax) {
        String kept = CleanText.cut(CleanText.of(text).text(), Math.min(unitsMax, Math.max(1, UNITS_MAX - units)));
        shortened |= kept.length() < text.length();
        units += kept.length();
        return kept;
    }
}
