package dev.commonplace.benchmarks.support;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Texts of made-up words whose frequencies fall as those of a language do. The same number gives the same text. */
public final class SyntheticTexts {
    private static final int WORDS = 20_000;
    private static final double SKEW = 3;
    private static final String[] SYLLABLES = {
        "ba", "cor", "den", "fil", "gra", "hel", "jon", "kim", "lor", "men", "nar", "pel", "qui", "ros", "sta", "tur",
        "val", "wen", "xan", "zol"
    };

    private final List<String> words;

    public SyntheticTexts() {
        Random random = new Random(1);
        Set<String> made = new HashSet<>();
        while (made.size() < WORDS) {
            StringBuilder word = new StringBuilder();
            for (int i = 2 + random.nextInt(3); i > 0; i--) {
                word.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
            }
            made.add(word.toString());
        }
        this.words = made.stream().sorted().toList();
    }

    /** @param characters how long it is at least */
    public String text(long number, int characters) {
        Random random = new Random(number);
        StringBuilder text = new StringBuilder("Number ").append(number).append('.');
        while (text.length() < characters) {
            text.append(' ').append(word(random));
        }
        return text.toString();
    }

    /** A few words as somebody would look for. */
    public String query(long number, int count) {
        Random random = new Random(~number);
        StringBuilder query = new StringBuilder();
        for (int i = 0; i < count; i++) {
            query.append(i == 0 ? "" : " ").append(word(random));
        }
        return query.toString();
    }

    private String word(Random random) {
        return words.get((int) (words.size() * Math.pow(random.nextDouble(), SKEW)));
    }
}
