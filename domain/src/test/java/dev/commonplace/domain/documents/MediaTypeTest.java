package dev.commonplace.domain.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.commonplace.domain.shared.RefusedException;
import org.junit.jupiter.api.Test;

class MediaTypeTest {
    @Test
    void parameters_and_case_are_dropped() {
        assertThat(MediaType.parse(" Text/HTML ; charset=utf-8")).isEqualTo(MediaType.HTML);
    }

    @Test
    void what_is_no_media_type_is_refused() {
        assertThatThrownBy(() -> MediaType.parse("markdown")).isInstanceOf(RefusedException.class);
    }
}
