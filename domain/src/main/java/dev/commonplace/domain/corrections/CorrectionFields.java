package dev.commonplace.domain.corrections;

import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Text;
import dev.commonplace.domain.topics.GraphRelation;
import java.util.List;
import java.util.regex.Pattern;

/** The rules that fields of several corrections share. */
final class CorrectionFields {
    private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9_]{0,39}");

    private CorrectionFields() {}

    static String kind(String kind) {
        if (!KIND.matcher(kind).matches() || kind.equals(GraphRelation.NONE)) {
            throw RefusedException.invalid(
                    "/kind", "A kind has 1 to 40 lower-case letters, digits and underscores, and is not none.");
        }
        return kind;
    }

    static String explanation(String explanation) {
        return Text.storable("/explanation", explanation, GraphRelation.EXPLANATION_CHARACTERS_MAX);
    }

    /** Each once, rising. */
    static List<Integer> sequences(List<Integer> sequences) {
        if (sequences.isEmpty() || sequences.size() > Correction.MESSAGES_MAX) {
            throw RefusedException.invalid(
                    "/messages", "One correction names 1 to " + Correction.MESSAGES_MAX + " messages.");
        }
        return sequences.stream().distinct().sorted().toList();
    }
}
