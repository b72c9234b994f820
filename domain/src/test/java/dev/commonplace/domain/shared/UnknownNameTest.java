package dev.commonplace.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class UnknownNameTest {
    private static final List<String> KNOWN = List.of("tags", "title", "language", "b", "k1", "limit");

    @Test
    void names_what_is_near() {
        assertThat(UnknownName.of("field", "langauge", KNOWN))
                .isEqualTo("There is no such field. Did you mean \"language\"?");
        assertThat(UnknownName.of("parameter", "limits", KNOWN))
                .isEqualTo("There is no such parameter. Did you mean \"limit\"?");
        assertThat(UnknownName.of("field", "tag", KNOWN)).contains("\"tags\"");
    }

    @Test
    void names_nothing_where_nothing_is_near() {
        for (String far : new String[] {"colour", "", "c", "x".repeat(100_000), "tgas!"}) {
            assertThat(UnknownName.of("field", far, KNOWN)).isEqualTo("There is no such field.");
        }
    }
}
