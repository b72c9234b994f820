package dev.commonplace.domain.corrections;

import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Text;
import java.util.Optional;

/**
 * What a person says about an edit.
 *
 * @param comment at most 2,000 characters
 * @param confidence how sure they are, 0..1
 * @param by what way it came: {@code api} or {@code canvas}
 */
public record EditReason(Optional<String> comment, double confidence, String by) {
    public static final int COMMENT_CHARACTERS_MAX = 2_000;
    public static final String BY_API = "api";
    public static final String BY_CANVAS = "canvas";

    public EditReason {
        comment = comment.flatMap(text -> Text.optional("/comment", text, COMMENT_CHARACTERS_MAX));
        if (!(confidence >= 0 && confidence <= 1)) {
            throw RefusedException.invalid("/confidence", "A confidence lies between 0 and 1.");
        }
    }

    /** Quite sure, without a word. */
    public static EditReason plain(String by) {
        return new EditReason(Optional.empty(), 1, by);
    }
}
