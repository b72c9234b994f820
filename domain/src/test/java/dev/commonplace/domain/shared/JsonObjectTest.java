package dev.commonplace.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonObjectTest {
    @Test
    void what_was_copied_once_is_copied_as_it_is() {
        Random random = new Random(2);
        for (int i = 0; i < 500; i++) {
            JsonObject once = JsonObject.of(object(random, 3));
            JsonObject twice = JsonObject.of(once.values());

            assertThat(twice).isEqualTo(once).hasSameHashCodeAs(once);
        }
    }

    @Test
    void values_have_one_form_each() {
        assertThat(JsonObject.value("", 7)).isEqualTo(7L);
        assertThat(JsonObject.value("", (short) 7)).isEqualTo(7L);
        assertThat(JsonObject.value("", BigInteger.valueOf(7))).isEqualTo(7L);
        assertThat(JsonObject.value("", new BigDecimal("7.00"))).isEqualTo(7L);
        assertThat(JsonObject.value("", 7.0)).isEqualTo(7L);
        assertThat(JsonObject.value("", 0.5f)).isEqualTo(new BigDecimal("0.5"));
        assertThat(JsonObject.value("", new BigDecimal("0.50"))).isEqualTo(new BigDecimal("0.5"));
        assertThat(JsonObject.value("", true)).isEqualTo(true);
        assertThat(JsonObject.value("", null)).isNull();
        assertThat(JsonObject.value("", List.of(1))).isEqualTo(List.of(1L));
    }

    @Test
    void numbers_that_are_equal_by_value_are_equal_objects() {
        Random random = new Random(3);
        for (int i = 0; i < 2_000; i++) {
            BigDecimal number = new BigDecimal(new BigInteger(70, random), random.nextInt(40) - 20);
            BigDecimal other = number.setScale(number.scale() + random.nextInt(20));

            assertThat(JsonObject.of(Map.of("n", other))).isEqualTo(JsonObject.of(Map.of("n", number)));
        }
    }

    @Test
    void nobody_can_change_it_later() {
        List<Object> list = new ArrayList<>(List.of("a"));
        Map<String, Object> source = new HashMap<>(Map.of("list", list));
        JsonObject object = JsonObject.of(source);

        list.add("b");
        source.put("c", "d");

        assertThat(object.values()).containsOnlyKeys("list");
        assertThat(object.get("list")).isEqualTo(List.of("a"));
        assertThatThrownBy(() -> object.values().remove("list")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> ((List<?>) object.values().values().iterator().next()).clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void the_order_of_keys_is_kept_but_does_not_count() {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("b", 1);
        one.put("a", 2);
        Map<String, Object> other = new LinkedHashMap<>();
        other.put("a", 2);
        other.put("b", 1);

        assertThat(JsonObject.of(one).values().keySet()).containsExactly("b", "a");
        assertThat(JsonObject.of(one)).isEqualTo(JsonObject.of(other));
    }

    @Test
    void a_missing_key_and_one_that_is_null_are_two_things() {
        JsonObject none = JsonObject.of(Collections.singletonMap("a", null));

        assertThat(none.get("a")).isNull();
        assertThat(none.isEmpty()).isFalse();
        assertThat(none).isNotEqualTo(JsonObject.EMPTY);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void numbers_are_finite(double number) {
        assertRefused("/metadata/a", Map.of("a", number));
    }

    @Test
    void numbers_have_a_bounded_length() {
        assertRefused("/metadata/a", Map.of("a", new BigDecimal("1E+100000")));
        assertRefused("/metadata/a", Map.of("a", new BigDecimal("1E-100000")));
        assertRefused("/metadata/a", Map.of("a", new BigDecimal("1E+2147483647")));
        assertRefused("/metadata/a", Map.of("a", new BigInteger("9".repeat(5_000))));
    }

    @Test
    void a_refusal_points_at_the_value() {
        assertRefused("/metadata/a/1/b~1c~0d", Map.of("a", List.of("fine", Map.of("b/c~d", "not\u0000fine"))));
        assertRefused("/metadata", Map.of("x".repeat(JsonObject.KEY_CHARACTERS_MAX + 1), "a"));
        assertRefused("/metadata", Map.of("a\u0000", "a"));
        assertRefused("/metadata/a", Map.of("a", "x".repeat(JsonObject.STRING_CHARACTERS_MAX + 1)));
        assertRefused("/metadata/a", Map.of("a", new Object()));
    }

    @Test
    void nesting_and_numbers_of_values_end_somewhere() {
        assertThat(JsonObject.of(nested(JsonObject.DEPTH_MAX - 1)).isEmpty()).isFalse();
        assertThatThrownBy(() -> JsonObject.of(nested(100_000 / 1_000))).isInstanceOf(RefusedException.class);
        assertThat(JsonObject.of(Map.of("a", Collections.nCopies(JsonObject.VALUES_MAX - 1, 1)))
                        .isEmpty())
                .isFalse();
        assertThatThrownBy(() -> JsonObject.of(Map.of("a", Collections.nCopies(JsonObject.VALUES_MAX, 1))))
                .isInstanceOf(RefusedException.class);
    }

    private static Map<String, Object> nested(int depth) {
        Map<String, Object> object = Map.of("a", 1);
        for (int i = 1; i < depth; i++) {
            object = Map.of("a", object);
        }
        return object;
    }

    private static Map<String, @Nullable Object> object(Random random, int depth) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            object.put("key " + random.nextInt(10), value(random, depth));
        }
        return object;
    }

    private static @Nullable Object value(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 9 : 7)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> random.nextLong();
            case 3 -> random.nextGaussian();
            case 4 -> new BigDecimal(new BigInteger(90, random), random.nextInt(60) - 30);
            case 5 -> random.nextInt(100);
            case 6 -> "text " + random.nextInt(100);
            case 7 -> Arrays.asList(value(random, depth - 1), value(random, depth - 1));
            default -> object(random, depth - 1);
        };
    }

    private static void assertRefused(String field, Map<String, ?> values) {
        RefusedException refused =
                catchThrowableOfType(RefusedException.class, () -> JsonObject.of("/metadata", values));
        assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_VALUE);
        assertThat(refused.violations()).extracting(Violation::field).containsExactly(field);
    }
}
