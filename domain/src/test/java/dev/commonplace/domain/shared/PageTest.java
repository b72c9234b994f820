package dev.commonplace.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PageTest {
    private static final List<UUID> THREE = List.of(new UUID(0, 3), new UUID(0, 2), new UUID(0, 1));

    @Test
    void one_item_more_than_wanted_says_that_there_is_more() {
        Page<UUID> page = Page.of(THREE, PageRequest.first(2), id -> id);

        assertThat(page.items()).containsExactly(THREE.get(0), THREE.get(1));
        assertThat(page.next()).contains(THREE.get(1));
    }

    @Test
    void the_last_page_has_no_next() {
        assertThat(Page.of(THREE, PageRequest.first(3), id -> id).next()).isEmpty();
        assertThat(Page.of(List.<UUID>of(), PageRequest.first(1), id -> id).next())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, PageRequest.LIMIT_MAX + 1, Integer.MAX_VALUE})
    void a_page_has_a_limit(int limit) {
        assertThatThrownBy(() -> PageRequest.first(limit)).isInstanceOf(RefusedException.class);
    }
}
