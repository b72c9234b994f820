package dev.commonplace.detection;

import dev.commonplace.application.guard.DetectPersonalData;
import dev.commonplace.domain.guard.PersonalData;
import dev.commonplace.domain.guard.PersonalDataKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds all kinds there are, each with a detector of its own. */
public final class StandardDetectPersonalData implements DetectPersonalData {
    private final Map<PersonalDataKind, List<Detector>> detectors = new EnumMap<>(PersonalDataKind.class);

    public StandardDetectPersonalData() {
        detectors.put(PersonalDataKind.EMAIL, List.of(new EmailDetector()));
        detectors.put(PersonalDataKind.PAYMENT_CARD, List.of(PaymentCardDetector.detector()));
        detectors.put(PersonalDataKind.IBAN, List.of(new IbanDetector()));
        detectors.put(PersonalDataKind.IPV4, List.of(new Ipv4Detector()));
        detectors.put(PersonalDataKind.IPV6, List.of(new Ipv6Detector()));
        detectors.putAll(NationalIdDetectors.all());
    }

    @Override
    public List<PersonalData> find(String text, Set<PersonalDataKind> kinds, Optional<String> phoneRegion) {
        PlainText plain = PlainText.of(text);
        List<PersonalData> found = new ArrayList<>();
        for (PersonalDataKind kind : kinds) {
            detectors.getOrDefault(kind, List.of()).forEach(detector -> detector.find(plain, found));
        }
        if (kinds.contains(PersonalDataKind.PHONE)) {
            new PhoneDetector(phoneRegion).find(plain, found);
        }
        found.sort(Comparator.comparingInt(PersonalData::start).thenComparing(PersonalData::kind));
        return withoutOverlaps(found);
    }

    /** Two forms of one kind can meet in the same number. */
    private static List<PersonalData> withoutOverlaps(List<PersonalData> sorted) {
        Map<PersonalDataKind, PersonalData> last = new EnumMap<>(PersonalDataKind.class);
        List<PersonalData> kept = new ArrayList<>(sorted.size());
        for (PersonalData data : sorted) {
            PersonalData before = last.get(data.kind());
            if (before == null || before.end() <= data.start()) {
                kept.add(data);
                last.put(data.kind(), data);
            }
        }
        return kept;
    }
}
