package dev.commonplace.detection;

import dev.commonplace.domain.guard.PersonalData;
import java.util.List;

/** Finds one kind of personal data, or two that look alike. */
interface Detector {
    /** @param found where what is found is added, in the order of the text */
    void find(PlainText plain, List<PersonalData> found);
}
