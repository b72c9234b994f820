package dev.commonplace.domain.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class WordScannerTest {
    private static final Pattern PATTERN = Pattern.compile(WordScanner.PATTERN);
    private static final List<String> SIGNS = List.of(
            "a",
            "Z",
            "é",
            "e\u0301",
            "\u0301",
            "ß",
            "7",
            "½",
            "Ⅷ",
            "٣",
            "Ж",
            "漢",
            "ひ",
            "\uD835\uDC00",
            "\uD83D\uDEA2",
            "\uD83D",
            "'",
            "’",
            ".",
            "-",
            "_",
            " ",
            "\n",
            "(",
            "?",
            "--",
            "''");

    @Test
    void words_are_those_that_the_expression_finds() {
        Random random = new Random(5);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(14); n > 0; n--) {
                text.append(SIGNS.get(random.nextInt(SIGNS.size())));
            }
            assertThat(scanned(text.toString())).as(text.toString()).isEqualTo(matched(text.toString()));
        }
    }

    @Test
    void a_word_keeps_what_joins_its_parts() {
        assertThat(scanned("'Twas Ada's T_V_, e.g. 3.5-fold."))
                .containsExactly("0 'Twas", "6 Ada's", "12 T_V_", "18 e.g", "23 3.5-fold");
    }

    private static List<String> scanned(String text) {
        List<String> words = new ArrayList<>();
        WordScanner scanner = new WordScanner(text);
        while (scanner.find()) {
            words.add(scanner.start() + " " + scanner.group());
        }
        return words;
    }

    private static List<String> matched(String text) {
        return PATTERN.matcher(text)
                .results()
                .map((MatchResult word) -> word.start() + " " + word.group())
                .toList();
    }
}
