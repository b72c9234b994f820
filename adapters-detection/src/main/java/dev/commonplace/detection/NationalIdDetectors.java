package dev.commonplace.detection;

import static dev.commonplace.domain.guard.PersonalDataKind.BE_NATIONAL_NUMBER;
import static dev.commonplace.domain.guard.PersonalDataKind.BR_CPF;
import static dev.commonplace.domain.guard.PersonalDataKind.CH_AHV;
import static dev.commonplace.domain.guard.PersonalDataKind.DE_TAX_ID;
import static dev.commonplace.domain.guard.PersonalDataKind.ES_DNI;
import static dev.commonplace.domain.guard.PersonalDataKind.ES_NIE;
import static dev.commonplace.domain.guard.PersonalDataKind.FR_NIR;
import static dev.commonplace.domain.guard.PersonalDataKind.IT_CODICE_FISCALE;
import static dev.commonplace.domain.guard.PersonalDataKind.PL_PESEL;
import static dev.commonplace.domain.guard.PersonalDataKind.UK_NINO;
import static dev.commonplace.domain.guard.PersonalDataKind.US_SSN;

import dev.commonplace.domain.guard.PersonalDataKind;
import java.util.List;
import java.util.Map;

/**
 * The forms of numbers that countries give to their people. Where the check says little, the number has to be written in its
 * groups, or to be called by its name before.
 */
final class NationalIdDetectors {
    private static final String DNI_LETTER = "[A-HJ-NP-TV-Z]";

    private NationalIdDetectors() {}

    static Map<PersonalDataKind, List<Detector>> all() {
        return Map.ofEntries(
                Map.entry(BE_NATIONAL_NUMBER, List.of(belgian())),
                Map.entry(
                        BR_CPF,
                        List.of(
                                CheckedPattern.of(
                                        BR_CPF, "\\d{3}\\.\\d{3}\\.\\d{3}-\\d\\d", NationalIds::isBrazilianCpf),
                                CheckedPattern.named(BR_CPF, "cpf", "\\d{11}", NationalIds::isBrazilianCpf))),
                Map.entry(
                        CH_AHV,
                        List.of(CheckedPattern.of(
                                CH_AHV, "756([. ]?)\\d{4}\\1\\d{4}\\1\\d\\d", NationalIds::isSwissAhv))),
                Map.entry(
                        DE_TAX_ID,
                        List.of(CheckedPattern.of(
                                DE_TAX_ID, "[1-9]\\d{10}|[1-9]\\d \\d{3} \\d{3} \\d{3}", NationalIds::isGermanTaxId))),
                Map.entry(ES_DNI, List.of(spanishDni())),
                Map.entry(
                        ES_NIE,
                        List.of(CheckedPattern.of(ES_NIE, "[XYZ]-?\\d{7}-?" + DNI_LETTER, NationalIds::isSpanishNie))),
                Map.entry(FR_NIR, List.of(french())),
                Map.entry(IT_CODICE_FISCALE, List.of(italian())),
                Map.entry(
                        PL_PESEL,
                        List.of(CheckedPattern.named(PL_PESEL, "pesel", "\\d{11}", NationalIds::isPolishPesel))),
                Map.entry(
                        UK_NINO,
                        List.of(CheckedPattern.of(
                                UK_NINO, "[A-Z]{2}( ?)\\d\\d\\1\\d\\d\\1\\d\\d\\1[A-D]", NationalIds::isUkNino))),
                Map.entry(
                        US_SSN,
                        List.of(
                                CheckedPattern.of(US_SSN, "\\d{3}-\\d\\d-\\d{4}", NationalIds::isUsSsn),
                                CheckedPattern.named(
                                        US_SSN,
                                        "ssn|social security",
                                        "\\d{3}( ?)\\d\\d\\1\\d{4}",
                                        NationalIds::isUsSsn))));
    }

    private static Detector belgian() {
        return CheckedPattern.of(
                BE_NATIONAL_NUMBER, "\\d\\d\\.\\d\\d\\.\\d\\d-\\d{3}\\.\\d\\d", NationalIds::isBelgianNationalNumber);
    }

    private static Detector spanishDni() {
        return CheckedPattern.of(
                ES_DNI,
                "\\d{8}[ -]?" + DNI_LETTER + "|\\d\\d\\.\\d{3}\\.\\d{3}-?" + DNI_LETTER,
                NationalIds::isSpanishDni);
    }

    private static Detector french() {
        return CheckedPattern.of(
                FR_NIR,
                "[12]( ?)\\d\\d\\1\\d\\d\\1(?:\\d\\d|2[ABab])\\1\\d{3}\\1\\d{3} ?\\d\\d",
                NationalIds::isFrenchNir);
    }

    /** Where two people would have the same number, letters L to V stand for digits. */
    private static Detector italian() {
        String digit = "[0-9L-NP-Vl-np-v]";
        return CheckedPattern.of(
                IT_CODICE_FISCALE,
                "[A-Za-z]{6}" + digit + "{2}[A-EHLMPR-Ta-ehlmpr-t]" + digit + "{2}[A-Za-z]" + digit + "{3}[A-Za-z]",
                NationalIds::isItalianCodiceFiscale);
    }
}
