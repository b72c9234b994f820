package dev.commonplace.domain.topics;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which words of a topic can name it. Not those that are mostly said alone, as listeners say them; nor sounds without a vowel or of
 * two small letters; nor what those who speak are called; and numbers, adverbs and participles only together with others. That
 * somebody nods is seen in every language; the endings and the numbers are English.
 */
final class NamingWords {
    /** So few words are no more than a nod. */
    private static final int NOD_WORDS_MAX = 2;

    private static final int SOUND_LETTERS_MAX = 2;
    private static final int SHORT_NAME_MIN = 3;
    private static final Pattern PLAIN = Pattern.compile("[a-zA-Z]+");
    private static final Pattern WITHOUT_VOWEL = Pattern.compile("[^aeiouyAEIOUY]+");
    private static final Pattern ABBREVIATION = Pattern.compile("\\p{Lu}{2,}s?");
    private static final Pattern NAME_WORDS = Pattern.compile("[^\\p{L}\\p{N}'’-]+");

    /** Long enough that no noun such as "family" or "speed" is meant. */
    private static final Pattern ADVERB = Pattern.compile("[a-z]{4,}ly");

    private static final Pattern PARTICIPLE = Pattern.compile("[a-z]{4,}[^e]ed");

    private static final Set<String> NOUNS_ALL_THE_SAME =
            Set.of("assembly", "anomaly", "butterfly", "monopoly", "hundred", "homely", "subassembly");

    private static final Set<String> NUMBERS = Set.of(
            ("zero three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
                            + " eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds"
                            + " thousand thousands million millions billion billions dozen half third fourth fifth sixth"
                            + " seventh eighth ninth tenth")
                    .split(" "));

    private static final Set<String> OFTEN = Set.of("often", "sometimes", "seldom", "twice", "except", "considering");

    private final Map<String, Integer> counts = new HashMap<>();
    private final Map<String, Integer> alone = new HashMap<>();
    private final Set<String> small = new HashSet<>();
    private final Set<String> names = new HashSet<>();

    /** @param speakers what those who speak are called */
    NamingWords(List<List<SpokenWord>> topic, Collection<String> speakers) {
        for (List<SpokenWord> utterance : topic) {
            for (SpokenWord word : utterance) {
                counts.merge(word.stem(), 1, Integer::sum);
                if (utterance.size() <= NOD_WORDS_MAX) {
                    alone.merge(word.stem(), 1, Integer::sum);
                }
                if (!word.surface().isEmpty()
                        && !Character.isUpperCase(word.surface().codePointAt(0))) {
                    small.add(word.stem());
                }
            }
        }
        for (String speaker : speakers) {
            for (String word : NAME_WORDS.split(speaker, -1)) {
                names.add(WordStem.of(word.toLowerCase(Locale.ROOT)));
            }
        }
    }

    /** Whether a word can stand in a name at all. */
    boolean canStand(SpokenWord word) {
        return !isNod(word.stem()) && !isSound(word.surface()) && !isSpeaker(word.stem());
    }

    /** Whether it can be a name, or the end of one. */
    boolean canEnd(SpokenWord word) {
        String lower = word.surface().toLowerCase(Locale.ROOT);
        return !isNumber(word) && !OFTEN.contains(lower) && !isBent(lower);
    }

    static boolean isNumber(SpokenWord word) {
        return NUMBERS.contains(word.surface().toLowerCase(Locale.ROOT));
    }

    private boolean isNod(String stem) {
        return 2 * alone.getOrDefault(stem, 0) > counts.getOrDefault(stem, 0);
    }

    private static boolean isSound(String surface) {
        return PLAIN.matcher(surface).matches()
                && !ABBREVIATION.matcher(surface).matches()
                && (surface.length() <= SOUND_LETTERS_MAX
                        || WITHOUT_VOWEL.matcher(surface).matches());
    }

    /** Short forms of names as well. A word that is also said with a small letter is a word: whoever is called "Project Manager" does not forbid projects. */
    private boolean isSpeaker(String stem) {
        return !small.contains(stem)
                && (names.contains(stem)
                        || (stem.length() >= SHORT_NAME_MIN && names.stream().anyMatch(name -> name.startsWith(stem))));
    }

    private static boolean isBent(String lower) {
        return !NOUNS_ALL_THE_SAME.contains(lower)
                && (ADVERB.matcher(lower).matches() || PARTICIPLE.matcher(lower).matches());
    }
}
