package dev.commonplace.domain.topics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The words of an utterance. Marks of transcribers such as {@code {vocalsound}} or {@code [laughs]} are no words. The list of empty words is English; in
 * other languages it says nothing, and what is said everywhere weighs little anyway. Where a script has no blanks, two
 * neighbouring signs count as a word.
 */
final class SpokenWords {
    private static final Pattern MARKS = Pattern.compile(
            "\\{\\w+\\}|\\[(?:laugh\\w*|music|applause|crosstalk|inaudible|silence|noise|unintelligible)\\]"
                    + "|https?://\\S+|<@\\w+>",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SPELLED = Pattern.compile("(?:\\p{Lu}_)+(?:\\p{Lu}?s?)");
    private static final int LETTERS_MIN = 2;
    /** No sign of a script without blanks comes before it. */
    private static final char FIRST_UNSPACED = '\u2E80';

    private static final Set<String> EMPTY =
            Set.of(("a an the and or but nor so if then else than that this these those there here i me my"
                            + " mine myself we us our ours ourselves you your yours yourself yourselves he him his"
                            + " himself she her hers herself it its itself they them their theirs themselves who whom"
                            + " whose which what where when why how is am are was were be been being do does did"
                            + " doing done have has had having will would shall should can could may might must ought"
                            + " of in on at by for with about against between into through during before after above"
                            + " below to from up down out off over under again further once all any both each few"
                            + " more most other others some such no not only own same too very just also as because"
                            + " until while per via upon within without yet still even ever never always maybe"
                            + " perhaps really quite rather almost actually basically probably definitely obviously"
                            + " certainly exactly anyway anyways however therefore though although whether either"
                            + " neither one ones two first second last another someone something anything nothing"
                            + " everything everyone everybody anybody nobody somebody somewhere thing things stuff"
                            + " way ways kind sort lot lots bit little much many less least well now today okay ok"
                            + " alright right yeah yes yep yup yah nah nope mm mmm mhm hmm hm huh uh uhm um erm er ah"
                            + " aha oh ooh ow wow hey hi hello bye like know think thought mean means meant guess say"
                            + " says said saying tell told talk talking talked see saw seen look looks looking looked"
                            + " want wants wanted need needs needed get gets getting got gotten go goes going went"
                            + " gone gonna wanna gotta come comes coming came make makes making made take takes"
                            + " taking took taken put puts give gives given gave giving let lets try trying tried use"
                            + " used using work works working keep keeps kept start started starting stop feel feels"
                            + " felt find found seem seems seemed happen happens happened ask asked asking sure good"
                            + " great nice cool fine bad better best big small new old long true different able dunno"
                            + " cuz cause cos don't doesn't didn't won't can't couldn't wouldn't shouldn't isn't"
                            + " aren't wasn't weren't haven't hasn't hadn't it's that's there's what's i'm i've i'll"
                            + " i'd you're you've you'll you'd we're we've we'll we'd they're they've they'll he's"
                            + " she's let's who's where's how's here's im ive dont cant thats 's 're 've 'll 'd 'm 't"
                            + " s t d m ll re ve n't 'cause 'em 'kay thank thanks please sorry welcome mister mr mrs"
                            + " ms sir madam honourable course actual point part question questions answer time times"
                            + " day people person guy guys back around since already soon later next quickly together"
                            + " away yesterday tomorrow week year years minute minutes couple")
                    .split(" "));

    private SpokenWords() {}

    static List<SpokenWord> of(String text) {
        String plain = mayHaveMarks(text) ? MARKS.matcher(text).replaceAll(" , ") : text;
        List<SpokenWord> words = new ArrayList<>();
        WordScanner scanner = new WordScanner(plain);
        int end = -1;
        while (scanner.find()) {
            boolean follows = end >= 0 && plain.substring(end, scanner.start()).isBlank();
            String surface = scanner.group();
            if (isUnspaced(surface)) {
                pairs(surface, follows, words);
            } else {
                words.add(word(surface, follows));
            }
            end = scanner.end();
        }
        return words;
    }

    /** Most utterances have none of the signs without which there is no mark: to look for these costs little. */
    private static boolean mayHaveMarks(String text) {
        return text.indexOf('{') >= 0 || text.indexOf('[') >= 0 || text.indexOf('<') >= 0 || text.contains("://");
    }

    /** Whether the utterance says anything about a topic. */
    static boolean tells(List<SpokenWord> words) {
        return words.stream().anyMatch(word -> !word.empty());
    }

    private static SpokenWord word(String written, boolean follows) {
        boolean spelled = written.indexOf('_') >= 0 && SPELLED.matcher(written).matches();
        String surface = spelled ? written.replace("_", "") : strip(written);
        String lower = surface.toLowerCase(Locale.ROOT).replace('’', '\'');
        boolean empty = surface.codePointCount(0, surface.length()) < LETTERS_MIN
                || EMPTY.contains(lower)
                || Character.isDigit(lower.charAt(0));
        return new SpokenWord(surface, WordStem.of(lower), empty, follows);
    }

    private static String strip(String written) {
        int end = written.length();
        while (end > 1 && written.charAt(end - 1) == '_') {
            end--;
        }
        return written.substring(0, end);
    }

    private static boolean isUnspaced(String word) {
        return word.chars().anyMatch(unit -> unit >= FIRST_UNSPACED)
                && word.codePoints().anyMatch(sign -> {
                    Character.UnicodeScript script = Character.UnicodeScript.of(sign);
                    return script == Character.UnicodeScript.HAN
                            || script == Character.UnicodeScript.HIRAGANA
                            || script == Character.UnicodeScript.KATAKANA;
                });
    }

    private static void pairs(String run, boolean follows, List<SpokenWord> words) {
        int[] signs = run.codePoints().toArray();
        if (signs.length == 1) {
            words.add(new SpokenWord(run, run, true, follows));
        }
        for (int i = 0; i + 1 < signs.length; i++) {
            String pair = new String(signs, i, 2);
            words.add(new SpokenWord(pair, pair, false, false));
        }
    }
}
