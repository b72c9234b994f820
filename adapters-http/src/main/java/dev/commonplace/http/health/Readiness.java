package dev.commonplace.http.health;

import java.util.List;
import java.util.Optional;

/** Tells which parts of the service can do their work right now. Asked often, so that it has to answer fast. */
@FunctionalInterface
public interface Readiness {
    /** One for each part, always the same parts. */
    List<Check> check();

    /**
     * How one part is.
     *
     * @param name such as {@code database}
     * @param problem why it cannot work, empty when it can; fit for anybody's eyes
     */
    record Check(String name, Optional<String> problem) {
        public static Check ok(String name) {
            return new Check(name, Optional.empty());
        }

        public static Check failed(String name, String problem) {
            return new Check(name, Optional.of(problem));
        }
    }
}
