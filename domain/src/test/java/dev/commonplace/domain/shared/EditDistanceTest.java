package dev.commonplace.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EditDistanceTest {
    @Test
    void a_distance_is_the_same_both_ways_and_counts_single_keystrokes() {
        ManyTimes.with(300, random -> {
            String word = ManyTimes.text(random, "abcdXYZ", 2, 12);
            int at = random.nextInt(word.length() - 1);
            String swapped = word.substring(0, at) + word.charAt(at + 1) + word.charAt(at) + word.substring(at + 2);
            String shorter = word.substring(0, at) + word.substring(at + 1);

            assertThat(EditDistance.between(word, word, 2)).isZero();
            assertThat(EditDistance.between(word, swapped, 2)).isLessThanOrEqualTo(1);
            assertThat(EditDistance.between(word, shorter, 2)).isEqualTo(1);
            assertThat(EditDistance.between(shorter, word, 2)).isEqualTo(1);
            assertThat(EditDistance.between(word, word + "abc", 2)).isEqualTo(3);
        });
    }

    @Test
    void words_that_share_no_letters_are_far_apart_and_letters_beyond_the_basic_plane_count_once() {
        assertThat(EditDistance.between("heron", "tulip", 2)).isEqualTo(3);
        assertThat(EditDistance.between("h\ud83d\udc26ron", "heron", 2)).isEqualTo(1);
        assertThat(EditDistance.between("\ud83d\udc26\ud83d\udc27", "\ud83d\udc27\ud83d\udc26", 2))
                .isEqualTo(1);
    }
}
