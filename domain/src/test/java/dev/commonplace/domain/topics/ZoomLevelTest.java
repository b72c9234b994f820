package dev.commonplace.domain.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.commonplace.domain.shared.RefusedException;
import org.junit.jupiter.api.Test;

class ZoomLevelTest {
    @Test
    void the_other_convention_counts_from_the_finest() {
        assertThat(ZoomLevel.ofFineFirst(1)).isEqualTo(ZoomLevel.FINEST);
        assertThat(ZoomLevel.ofFineFirst(5)).isEqualTo(ZoomLevel.COARSEST);
        for (ZoomLevel level : ZoomLevel.OF_NODES) {
            assertThat(ZoomLevel.ofFineFirst(level.fineFirst())).isEqualTo(level);
        }
    }

    @Test
    void other_numbers_are_refused() {
        assertThatThrownBy(() -> new ZoomLevel(6)).isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> new ZoomLevel(-1)).isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> ZoomLevel.ofFineFirst(0)).isInstanceOf(RefusedException.class);
    }

    @Test
    void the_messages_are_finer_than_every_level() {
        assertThat(ZoomLevel.FINEST.coarserThan(ZoomLevel.MESSAGES)).isTrue();
        assertThat(ZoomLevel.MESSAGES.coarserThan(ZoomLevel.COARSEST)).isFalse();
    }
}
