package dev.commonplace.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CodePointOffsetsTest {
    @Property(tries = 200)
    void agrees_with_counting_for_any_text(@ForAll String text) {
        String content = "😀é".repeat(300) + text;
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
