package dev.commonplace.domain.topics;

import java.util.regex.Pattern;

/**
 * What an utterance does, told by its words and signs. Question marks and dashes speak in every language; the words are
 * English ones, and are not found in other languages.
 */
final class SpeechActs {
    private static final Pattern BREAKS_OFF = Pattern.compile("(?:-{1,2}|—|–|\\{disfmarker\\}|\\{gap\\})\\s*\\.?\\s*$");
    private static final Pattern AGREES = Pattern.compile(
            "^\\W*(?:yes|yeah|yep|yup|exactly|absolutely|definitely|right|agreed|of course|sure|true|totally|indeed"
                    + "|i agree|that's right|that 's right|good point|fair enough|sounds good|no doubt)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern OBJECTS = Pattern.compile(
            "^\\W*(?:no|nope|nah|but|well no|not really|i disagree|i don't think|i do not think|i 'm not sure|i'm not sure"
                    + "|on the other hand|on the contrary|actually no)\\b"
                    + "|\\b(?:i disagree|on the other hand|on the contrary|i don't agree|not true|isn't true|that's wrong)\\b",
            Pattern.CASE_INSENSITIVE);

    private SpeechActs() {}

    /** Ends with a question mark of any script. */
    static boolean asks(String text) {
        String end = text.stripTrailing();
        if (end.isEmpty()) {
            return false;
        }
        char last = end.charAt(end.length() - 1);
        return last == '?' || last == '？' || last == '؟' || (last == ';' && isGreek(end));
    }

    /** Ends with a dash or a transcriber's mark for it. */
    static boolean breaksOff(String text) {
        return BREAKS_OFF.matcher(text).find();
    }

    static boolean agrees(String text) {
        return AGREES.matcher(text).find();
    }

    static boolean objects(String text) {
        return OBJECTS.matcher(text).find();
    }

    private static boolean isGreek(String text) {
        return text.codePoints().anyMatch(sign -> Character.UnicodeScript.of(sign) == Character.UnicodeScript.GREEK);
    }
}
