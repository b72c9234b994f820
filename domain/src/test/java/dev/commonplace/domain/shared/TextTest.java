package dev.commonplace.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TextTest {
    private static final String BIRD = "\ud83d\udc26";

    @Test
    void lengths_count_code_points() {
        assertThat(Text.required("/a", BIRD.repeat(5), 5)).isEqualTo(BIRD.repeat(5));
        assertRefused(() -> Text.required("/a", BIRD.repeat(6), 5));
        assertRefused(() -> Text.required("/a", "x".repeat(6), 5));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "\t\n", "\u2003"})
    void blank_is_refused_where_a_text_is_required_and_absent_where_it_is_not(@Nullable String blank) {
        assertRefused(() -> Text.required("/a", blank, 5));
        assertThat(Text.optional("/a", blank, 5)).isEmpty();
    }

    @Test
    void white_space_around_a_text_stays() {
        assertThat(Text.required("/a", " b ", 5)).isEqualTo(" b ");
        assertThat(Text.storable("/a", "  ", 5)).isEqualTo("  ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "a\u0000b", "\ud83d", "\udc26", "a\ud83db", "\udc26\ud83d", "\ud83d\ud83d\udc26"})
    void what_cannot_be_stored_is_refused(String text) {
        assertRefused(() -> Text.storable("/a", text, 100));
        assertRefused(() -> Text.required("/a", text, 100));
        assertRefused(() -> Text.optional("/a", text, 100));
    }

    @Test
    void exactly_those_texts_pass_that_utf_8_can_carry_without_a_nul() {
        Random random = new Random(1);
        char[] units = {'a', ' ', '\u0000', '\u00e4', '\ud83d', '\udc26', '\ud800', '\udfff', '\uffff', '\ue000'};
        int refused = 0;
        for (int i = 0; i < 5_000; i++) {
            char[] text = new char[random.nextInt(5)];
            for (int j = 0; j < text.length; j++) {
                text[j] = units[random.nextInt(units.length)];
            }
            String value = new String(text);
            boolean carried = StandardCharsets.UTF_8.newEncoder().canEncode(value) && value.indexOf(0) < 0;
            boolean passes = passes(value);
            assertThat(passes).as("%s", (Object) value.chars().boxed().toList()).isEqualTo(carried);
            refused += passes ? 0 : 1;
        }
        assertThat(refused).isBetween(1, 4_999);
    }

    private static boolean passes(String value) {
        try {
            return Text.storable("/a", value, 100).equals(value);
        } catch (RefusedException refused) {
            return false;
        }
    }

    private static void assertRefused(Runnable call) {
        RefusedException refused = catchThrowableOfType(RefusedException.class, call::run);
        assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_VALUE);
        assertThat(refused.violations()).extracting(Violation::field).containsExactly("/a");
    }
}
