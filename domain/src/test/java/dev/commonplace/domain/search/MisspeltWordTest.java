package dev.commonplace.domain.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.commonplace.domain.shared.EditDistance;
import dev.commonplace.domain.shared.ManyTimes;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MisspeltWordTest {
    private static final String LETTERS = "abcde\u00fc\ud83d\udc26";

    @Test
    void every_word_one_keystroke_away_is_looked_for() {
        List<String> known = wordsOfTwoLetters(2, 8);
        for (String written : wordsOfTwoLetters(3, 7)) {
            MisspeltWord misspelt = new MisspeltWord(written);

            assertThat(known.stream().filter(word -> EditDistance.between(written, word, 1) <= 1))
                    .hasSizeGreaterThan(written.length())
                    .allMatch(misspelt::mayMean);
        }
    }

    @Test
    void one_keystroke_in_a_long_word_hides_nothing_and_two_do_only_in_both_beginning_and_end() {
        ManyTimes.with(3_000, random -> {
            int[] word = ManyTimes.text(random, LETTERS, 3, 30).codePoints().toArray();
            MisspeltWord misspelt = new MisspeltWord(text(word));
            int[] once = keystroke(random, word, 0, word.length);

            assertThat(EditDistance.between(text(word), text(once), 1)).isLessThanOrEqualTo(1);
            assertThat(misspelt.mayMean(text(once))).as(text(once)).isTrue();
            if (misspelt.keystrokesMax() == 2) {
                int beginning = letters(misspelt.beginning());
                String twice = text(
                        keystroke(random, keystroke(random, word, beginning, word.length), beginning, word.length - 1));
                assertThat(misspelt.mayMean(twice)).as(twice).isTrue();
            }
        });
    }

    @Test
    void of_two_keystrokes_one_in_the_beginning_and_one_in_the_end_are_too_many() {
        MisspeltWord misspelt = new MisspeltWord("vocabulary");

        assertThat(misspelt.beginning()).isEqualTo("voc");
        assertThat(misspelt.end()).isEqualTo("ary");
        assertThat(misspelt.mayMean("vokabulery")).isFalse();
        assertThat(misspelt.mayMean("vokabulary")).isTrue();
        assertThat(misspelt.mayMean("vocaulery")).isTrue();
        assertThat(misspelt.mayMean("voc")).isFalse();
    }

    @Test
    void beginning_and_end_of_short_words_leave_out_one_letter_and_those_of_long_ones_are_short() {
        assertThat(List.of("cat", "bird", "heron"))
                .extracting(MisspeltWord::new)
                .extracting(word -> word.beginning() + "-" + word.end())
                .containsExactly("c-t", "b-rd", "he-on");
        MisspeltWord longest = new MisspeltWord("incomprehensibilities");
        assertThat(longest.beginning()).isEqualTo("inco");
        assertThat(longest.end()).isEqualTo("ties");
    }

    @Test
    void words_of_two_letters_are_not_mended() {
        assertThat(MisspeltWord.isLongEnough("of")).isFalse();
        assertThat(MisspeltWord.isLongEnough("\ud83d\udc26o")).isFalse();
        assertThatThrownBy(() -> new MisspeltWord("of")).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<String> wordsOfTwoLetters(int lettersMin, int lettersMax) {
        return IntStream.rangeClosed(lettersMin, lettersMax)
                .boxed()
                .flatMap(letters -> IntStream.range(0, 1 << letters)
                        .mapToObj(bits ->
                                Integer.toBinaryString(1 << letters | bits).substring(1)))
                .toList();
    }

    /** Drops, inserts, replaces or swaps letters that are not before one place nor behind another. */
    private static int[] keystroke(Random random, int[] word, int from, int to) {
        int at = random.nextInt(from, to);
        int letter = LETTERS.codePointAt(random.nextInt(5));
        return switch (random.nextInt(4)) {
            case 0 -> joined(word, at, new int[0], at + 1);
            case 1 -> joined(word, at, new int[] {letter}, at);
            case 2 -> joined(word, at, new int[] {letter}, at + 1);
            default -> at + 1 < word.length ? joined(word, at, new int[] {word[at + 1], word[at]}, at + 2) : word;
        };
    }

    private static int[] joined(int[] word, int until, int[] between, int from) {
        return Stream.of(
                        IntStream.of(word).limit(until),
                        IntStream.of(between),
                        IntStream.of(word).skip(from))
                .flatMapToInt(letters -> letters)
                .toArray();
    }

    private static String text(int[] letters) {
        return new String(letters, 0, letters.length);
    }

    private static int letters(String word) {
        return word.codePointCount(0, word.length());
    }
}
