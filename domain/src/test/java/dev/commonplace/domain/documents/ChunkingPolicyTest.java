package dev.commonplace.domain.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ChunkingPolicyTest {
    @Test
    void leaves_room_for_the_special_tokens_of_the_model() {
        assertThat(ChunkingPolicy.DEFAULT).isEqualTo(new ChunkingPolicy(254, 64));
        assertThat(ChunkingPolicy.forModelReading(10)).isEqualTo(new ChunkingPolicy(8, 4));
    }

    @Test
    void refuses_chunks_too_small_too_large_or_that_overlap_too_much() {
        assertThatThrownBy(() -> new ChunkingPolicy(7, 0)).hasMessageContaining("8 to 32768");
        assertThatThrownBy(() -> new ChunkingPolicy(32_769, 0)).hasMessageContaining("8 to 32768");
        assertThatThrownBy(() -> new ChunkingPolicy(100, 51)).hasMessageContaining("0 to 50");
        assertThatThrownBy(() -> new ChunkingPolicy(100, -1)).hasMessageContaining("0 to 50");
    }
}
