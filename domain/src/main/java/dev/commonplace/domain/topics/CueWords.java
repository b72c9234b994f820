package dev.commonplace.domain.topics;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What people say where a topic begins or ends: {@code "the next question is from"}, {@code "let's look at"}, {@code "thank
 * you"}, {@code "hey, long time no see"}. English; in another language none of it is found, and the other signs decide.
 */
final class CueWords {
    /** What stands further behind in a long utterance is not looked at. */
    private static final int CHARACTERS_MAX = 3_000;

    private static final String BRIDGE = "(?:(?:now|then|over|on|straight|quickly|directly|next|back) )*";

    /** Somebody leads to what comes next. */
    private static final Pattern ANNOUNCES = Pattern.compile("\\b(?:mov(?:e|ing) on"
            + "|next (?:item|topic|point|questions?|agenda|slide|one|up|is|presentation|section|speaker)"
            + "|(?:last|first|second|third|final) (?:item|topic|point|questions?|issue|subject|section)"
            + "|(?:go|come|move|turn|turning|going|continue|proceed|over) " + BRIDGE
            + "(?:to|with) (?!(?:be|do|have|get|make|see)\\b)"
            + "|agenda|(?:my|your|his|her|whose) turn|has the floor|go (?:first|next|ahead)|any other business"
            + "|questions? (?:is |are )?(?:now |then )?from|who(?:'s| is| 's) next)\\b");

    /** Somebody says what they are going to talk or ask about. */
    private static final Pattern INTENDS =
            Pattern.compile("\\b(?:(?:let ?'?s|let us|shall we|we should|we can|we could|could we"
                    + "|can we|can i|could i|if i could|may i) (?:(?:now|then|just|maybe|perhaps|also|all) )*"
                    + "(?:talk|discuss|look|start|begin|move|go|see|have a look|turn|proceed|continue|ask|pick)"
                    + "|want(?:ed)? to (?:talk|discuss|ask|raise|turn|move|start|pick)"
                    + "|like to (?:talk|discuss|ask|raise|turn|move|start|pick|present|show)"
                    + "|(?:going to|gonna|i ?'ll|will) (?:talk|speak|ask|discuss|present|show|tell|start|begin|explain)"
                    + "|pick up on|questions? (?:about|on|for))\\b");

    /** Somebody comes to an end. */
    private static final Pattern CLOSES = Pattern.compile(
            "\\b(?:thank you|thanks|that ?'s (?:it|all|about it)|that was|any questions|i'm done|finished|the end|bye"
                    + "|(?:talk|speak) (?:to you )?(?:soon|later)|take care|see you|have a (?:good|great|nice) (?:one|day|night|evening|weekend))\\b");

    /** Somebody comes in: in a chat the next sitting begins. */
    private static final Pattern GREETS = Pattern.compile(
            "^\\W*(?:hey|hi|hello|hiya)\\b|\\b(?:good to (?:see|hear from) you|long time no|how have you been|how 've you been"
                    + "|how are you doing|what's up|how's it going|it's been a while)\\b");

    private final boolean announces;
    private final boolean intends;
    private final boolean closes;
    private final boolean greets;

    CueWords(String text) {
        String lower = (text.length() > CHARACTERS_MAX ? text.substring(0, CHARACTERS_MAX) : text)
                .toLowerCase(Locale.ROOT)
                .replace('’', '\'');
        announces = ANNOUNCES.matcher(lower).find();
        intends = INTENDS.matcher(lower).find();
        closes = CLOSES.matcher(lower).find();
        greets = GREETS.matcher(lower).find();
    }

    boolean announces() {
        return announces;
    }

    boolean intends() {
        return intends;
    }

    boolean closes() {
        return closes;
    }

    boolean greets() {
        return greets;
    }
}
