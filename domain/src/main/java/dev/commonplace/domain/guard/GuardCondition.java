package dev.commonplace.domain.guard;

import dev.commonplace.domain.shared.RefusedException;
import java.util.Set;

/** What a rule is about. */
public sealed interface GuardCondition {
    /** Personal data of these kinds. */
    record OfKinds(Set<PersonalDataKind> kinds) implements GuardCondition {
        public OfKinds {
            kinds = Set.copyOf(kinds);
        }
    }

    /** Something on the list of that name. */
    record OnBlocklist(String name) implements GuardCondition {}

    /**
     * A text of more characters than these.
     *
     * @param characters Unicode code points
     */
    record LongerThan(int characters) implements GuardCondition {
        public LongerThan {
            if (characters < 0) {
                throw RefusedException.invalid("/characters_over", "A number of characters is not negative.");
            }
        }
    }

    /** A text of white space alone. */
    record Empty() implements GuardCondition {}
}
