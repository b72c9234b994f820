package dev.commonplace.domain.answers;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of a question that say what it is about. Two words count as one where they begin alike for most of their
 * length, which is rough, and needs no dictionary of the language.
 */
public final class QuestionWords {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}]*");
    private static final int LETTERS_MIN = 3;
    private static final int PREFIX_MIN = 4;
    private static final double PREFIX_SHARE = 0.55;
    private static final Set<String> EMPTY_WORDS = Set.of(
            ("about after all also and any are because been before being between both but can could did does doing done down"
                            + " each even ever every few for from had has have having her here him his how into its just like"
                            + " made make many may might more most much must nor not now off one only onto other our out over"
                            + " own same she should some such tell than that the their them then there these they this those"
                            + " through too under until use used very was were what when where which while who whom whose why"
                            + " will with would you your")
                    .split(" "));

    private final List<String> words;

    private QuestionWords(List<String> words) {
        this.words = words;
    }

    public static QuestionWords of(String question) {
        Set<String> telling = new LinkedHashSet<>();
        for (String word : words(question)) {
            boolean tells =
                    word.length() >= LETTERS_MIN || !Character.isAlphabetic(word.codePointAt(0)) || isDense(word);
            if (tells && !EMPTY_WORDS.contains(word)) {
                telling.add(word);
            }
        }
        return new QuestionWords(List.copyOf(telling));
    }

    /** The share of the question's words that the text has, 0 to 1; 0 where the question has none. */
    public double coverage(String text) {
        if (words.isEmpty()) {
            return 0;
        }
        Set<String> there = new LinkedHashSet<>(words(text));
        long met = words.stream()
                .filter(word -> there.contains(word) || there.stream().anyMatch(other -> alike(word, other)))
                .count();
        return (double) met / words.size();
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text.toLowerCase(Locale.ROOT));
        while (matcher.find()) {
            words.add(matcher.group());
        }
        return words;
    }

    /** Scripts in which one or two signs are a word. */
    private static boolean isDense(String word) {
        return Character.isIdeographic(word.codePointAt(0));
    }

    private static boolean alike(String one, String other) {
        int common = 0;
        int shorter = Math.min(one.length(), other.length());
        while (common < shorter && one.charAt(common) == other.charAt(common)) {
            common++;
        }
        return common >= PREFIX_MIN && common >= PREFIX_SHARE * Math.max(one.length(), other.length());
    }
}
