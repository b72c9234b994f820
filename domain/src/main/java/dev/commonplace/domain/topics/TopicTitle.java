package dev.commonplace.domain.topics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A name for a topic, out of its own words: the phrases of one to three telling words that say most about it against the rest
 * of the conversation. A phrase weighs {@code sqrt(times said) * sum of its words' weights / sqrt(words)} (see {@link
 * TellingWords}); those of several words must have been said twice. What can stand in one, {@link NamingWords} says. Where one word
 * would be all, another phrase comes along that says less. Two topics may get the same title.
 */
public final class TopicTitle {
    /** Phrases in a title. */
    public static final int PHRASES_MAX = 3;

    private static final int WORDS_MAX = 3;
    private static final int CHARACTERS_MAX = 70;
    private static final Pattern POSSESSIVE = Pattern.compile("['’]s$");
    private static final double WORTH_SAYING = 0.45;
    private static final double WORTH_ADDING_TO_ONE_WORD = 0.1;

    /** They tell one topic from another, and name none. English, like the empty words. */
    private static final Set<String> NAMES_NOTHING = Set.copyOf(List.of(
            ("awesome important special happy love loved amazing beautiful wonderful lovely interesting regarding example examples"
                            + " idea ideas term terms sense case cases issue issues problem problems fact mm-hmm uh-huh"
                            + " yeah-yeah help helping helped hope hoping believe agree understand moment moments life"
                            + " interested appropriate substantial paper note matter specific particularly concern concerns"
                            + " concerned hear heard bring brought change changes area areas place places ahead along lead"
                            + " leading set sets show showing shows add added call called leave left turn move moving run"
                            + " weekend morning afternoon today's guys everyone's independent process happening")
                    .split(" ")));

    private TopicTitle() {}

    /**
     * @param topic its utterances
     * @param all the words of the whole conversation, those of the topic among them
     * @param speakers what those who speak are called: that is not what they speak about
     * @return phrases in the case in which they were said, set apart by commas; the beginning of what says most where there are
     *     no telling words; empty where nothing is said
     */
    public static String of(List<Utterance> topic, ConversationWords all, Collection<String> speakers) {
        List<List<SpokenWord>> said = topic.stream()
                .map(utterance -> SpokenWords.of(utterance.text()))
                .toList();
        TellingWords telling = new TellingWords(said, all);
        List<Phrase> ranked = phrases(said, new NamingWords(said, speakers)).values().stream()
                .filter(Phrase::fit)
                .sorted(Comparator.comparingDouble((Phrase phrase) -> -phrase.weight(telling))
                        .thenComparing(phrase -> phrase.key))
                .toList();
        List<Phrase> chosen = new ArrayList<>();
        for (Phrase phrase : ranked) {
            boolean newToTitle = chosen.stream().noneMatch(other -> other.sharesWordWith(phrase));
            if (newToTitle && chosen.size() < PHRASES_MAX && isWorth(phrase, chosen, telling)) {
                chosen.add(phrase);
            }
        }
        String title = String.join(", ", chosen.stream().map(Phrase::surface).toList());
        return upperFirst(shorten(title.isEmpty() ? beginning(topic) : title));
    }

    private static boolean isWorth(Phrase phrase, List<Phrase> chosen, TellingWords telling) {
        if (chosen.isEmpty()) {
            return true;
        }
        boolean oneWord = chosen.size() == 1 && chosen.getFirst().stems.size() == 1;
        double least = oneWord ? WORTH_ADDING_TO_ONE_WORD : WORTH_SAYING;
        return phrase.weight(telling) >= least * chosen.getFirst().weight(telling);
    }

    private static Map<String, Phrase> phrases(List<List<SpokenWord>> said, NamingWords naming) {
        Map<String, Phrase> phrases = new HashMap<>();
        for (List<SpokenWord> words : said) {
            for (int from = 0; from < words.size(); from++) {
                for (int to = from + 1; to <= Math.min(words.size(), from + WORDS_MAX); to++) {
                    SpokenWord last = words.get(to - 1);
                    if (last.empty() || (to - 1 > from && !last.follows()) || !naming.canStand(last)) {
                        break;
                    }
                    if (!naming.canEnd(last)) {
                        continue;
                    }
                    List<SpokenWord> part = words.subList(from, to);
                    List<String> stems = part.stream().map(SpokenWord::stem).toList();
                    if (stems.stream().distinct().count() < stems.size()) {
                        break;
                    }
                    phrases.computeIfAbsent(String.join(" ", stems), key -> new Phrase(key, stems))
                            .add(POSSESSIVE
                                    .matcher(String.join(
                                            " ",
                                            part.stream()
                                                    .map(SpokenWord::surface)
                                                    .toList()))
                                    .replaceFirst(""));
                }
            }
        }
        return phrases;
    }

    private static String beginning(List<Utterance> topic) {
        return topic.stream()
                .map(utterance -> SpokenText.clean(utterance.text()).replaceAll("\\s+", " "))
                .filter(text -> !text.isEmpty())
                .max(Comparator.comparingLong(TopicTitle::told).thenComparing(Comparator.comparingInt(String::length)))
                .orElse("");
    }

    private static long told(String text) {
        return SpokenWords.of(text).stream().filter(word -> !word.empty()).count();
    }

    private static String shorten(String title) {
        if (title.length() <= CHARACTERS_MAX) {
            return title;
        }
        int blank = title.lastIndexOf(' ', CHARACTERS_MAX - 1);
        int end = blank > 0 ? blank : CHARACTERS_MAX - 1;
        end = Character.isHighSurrogate(title.charAt(end - 1)) ? end - 1 : end;
        return title.substring(0, end).replaceAll("[\\s,;:.]+$", "") + "…";
    }

    private static String upperFirst(String title) {
        if (title.isEmpty()) {
            return title;
        }
        int first = title.codePointAt(0);
        return Character.toString(Character.toTitleCase(first)) + title.substring(Character.charCount(first));
    }

    private static final class Phrase {
        private final String key;
        private final List<String> stems;
        private final Map<String, Integer> surfaces = new TreeMap<>();
        private int count;

        private Phrase(String key, List<String> stems) {
            this.key = key;
            this.stems = stems;
        }

        private void add(String surface) {
            surfaces.merge(surface, 1, Integer::sum);
            count++;
        }

        private double weight(TellingWords telling) {
            double sum = stems.stream().mapToDouble(telling::weight).sum();
            return Math.sqrt(count) * sum / Math.sqrt(stems.size());
        }

        private boolean fit() {
            return stems.size() == 1
                    ? surfaces.keySet().stream()
                            .noneMatch(surface -> NAMES_NOTHING.contains(surface.toLowerCase(Locale.ROOT)))
                    : count >= 2;
        }

        private boolean sharesWordWith(Phrase other) {
            return stems.stream().anyMatch(other.stems::contains);
        }

        /** The commonest form; among equals the one with more small letters, for capitals may come from a sentence's start. */
        private String surface() {
            return surfaces.entrySet().stream()
                    .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                    .orElseThrow()
                    .getKey();
        }
    }
}
