package dev.commonplace.domain.operations;

import dev.commonplace.domain.shared.RefusedException;
import java.util.regex.Pattern;

/** What sort of work a job is; one handler does all jobs of a kind. Lower-case words joined by underscores. */
public record JobKind(String value) {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9_]{0,49}");

    public JobKind {
        if (!FORM.matcher(value).matches()) {
            throw RefusedException.invalid("/kind", "A job kind has lower-case letters, digits and underscores.");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
