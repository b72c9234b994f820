package dev.commonplace.domain.shared;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Who did something.
 *
 * @param id the key's id, the job's id, or the account at the command line
 * @param name what people call it
 */
public record Actor(Kind kind, String id, Optional<String> name) {
    /** How the actor came in. */
    public enum Kind {
        API_KEY,
        OPERATOR_KEY,
        JOB,
        COMMAND_LINE;

        /** The lower-case name that is stored and shown. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Actor {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
    }
}
