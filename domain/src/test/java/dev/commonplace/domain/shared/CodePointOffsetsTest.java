package dev.commonplace.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CodePointOffsetsTest {
    @Test
    void agrees_with_counting_for_any_text() {
        ManyTimes.with(200, random -> {
            StringBuilder content = new StringBuilder("😀é".repeat(300));
            // Halves of pairs without the other half among them.
            random.ints(random.nextInt(100), 0, 0x10000).forEach(unit -> content.append((char) unit));
            random.ints(random.nextInt(20), 0xD800, 0xE000).forEach(unit -> content.append((char) unit));
            agreesWithCounting(content.toString());
        });
    }

    private static void agreesWithCounting(String content) {
        CodePointOffsets offsets = new CodePointOffsets(content);
        for (int i = 0; i <= content.length(); i++) {
            boolean betweenHalves = i > 0
                    && i < content.length()
                    && Character.isLowSurrogate(content.charAt(i))
                    && Character.isHighSurrogate(content.charAt(i - 1));
            if (!betweenHalves) {
                assertThat(offsets.at(i)).isEqualTo(content.codePointCount(0, i));
            }
        }
    }

    @Test
    void refuses_an_index_outside_the_text() {
        assertThatThrownBy(() -> new CodePointOffsets("abc").at(4)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
