package dev.commonplace.domain.shared;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The sentences of a text; lines end them too, for headings and lists have no full stops. */
public final class Sentences {
    /** What is longer is cut at a blank, or wherever there is none. */
    public static final int CHARACTERS_MAX = 600;

    private Sentences() {}

    /** In their order, without blanks at their ends, and without empty ones. */
    public static List<String> of(String text) {
        List<String> sentences = new ArrayList<>();
        for (String line : text.split("\\R", -1)) {
            BreakIterator iterator = BreakIterator.getSentenceInstance(Locale.ROOT);
            iterator.setText(line);
            int start = iterator.first();
            for (int end = iterator.next(); end != BreakIterator.DONE; end = iterator.next()) {
                String sentence = cut(line.substring(start, end).strip());
                if (!sentence.isEmpty()) {
                    sentences.add(sentence);
                }
                start = end;
            }
        }
        return List.copyOf(sentences);
    }

    private static String cut(String sentence) {
        if (sentence.length() <= CHARACTERS_MAX) {
            return sentence;
        }
        int blank = sentence.lastIndexOf(' ', CHARACTERS_MAX);
        int end = blank > 0 ? blank : CHARACTERS_MAX;
        if (Character.isLowSurrogate(sentence.charAt(end))) {
            end--;
        }
        return sentence.substring(0, end).strip();
    }
}
