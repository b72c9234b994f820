package dev.commonplace.application.guard;

import dev.commonplace.domain.guard.PersonalData;
import dev.commonplace.domain.guard.PersonalDataKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds personal data in a text. Finds the same in the same text, always. Takes time in proportion to the text. Safe for use
 * by many threads.
 */
public interface DetectPersonalData {
    /**
     * @param text any text, such as a whole document
     * @param kinds what to look for
     * @param phoneRegion the country (ISO 3166-1, two capital letters) in which telephone numbers without a country's
     *     prefix are read
     * @return in the order of the text; two of different kinds may overlap, two of one kind do not
     */
    List<PersonalData> find(String text, Set<PersonalDataKind> kinds, Optional<String> phoneRegion);
}
