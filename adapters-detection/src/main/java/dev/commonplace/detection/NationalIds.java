package dev.commonplace.detection;

import static dev.commonplace.detection.Digits.at;
import static dev.commonplace.detection.Digits.number;
import static dev.commonplace.detection.Digits.weighted;

import java.util.Set;
import org.apache.commons.validator.routines.checkdigit.EAN13CheckDigit;

/**
 * The rules of numbers that countries give to their people. Each takes the bare letters and digits, of which the form has been
 * seen to, and asks for the check digit and for what cannot be.
 */
final class NationalIds {
    private static final String SPANISH_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";
    private static final Set<String> NINO_PREFIXES_NOT_USED = Set.of("BG", "GB", "KN", "NK", "NT", "TN", "ZZ");
    /** Printed on sample cards and in advertisements, and so nobody's. */
    private static final Set<String> SSN_OF_NOBODY = Set.of("078051120", "219099999", "123456789", "457555462");
    /** What A to Z, and 0 to 9 alike, count in odd places. */
    private static final int[] CODICE_ODD_VALUES = {
        1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23
    };

    private NationalIds() {}

    /** Social Security Administration: no area 000, 666 or 9xx, no group 00, no serial 0000. */
    static boolean isUsSsn(String digits) {
        int area = number(digits, 0, 3);
        return area != 0
                && area != 666
                && area < 900
                && number(digits, 3, 5) != 0
                && number(digits, 5, 9) != 0
                && !SSN_OF_NOBODY.contains(digits);
    }

    /** HM Revenue and Customs, NIM39110: letters that are never used, and prefixes that are not. */
    static boolean isUkNino(String nino) {
        return "DFIQUV".indexOf(nino.charAt(0)) < 0
                && "DFIOQUV".indexOf(nino.charAt(1)) < 0
                && !NINO_PREFIXES_NOT_USED.contains(nino.substring(0, 2));
    }

    /**
     * Steuer-Identifikationsnummer, section 139b AO: of the first ten digits exactly one stands there twice or thrice, never
     * thrice in a row; the last is a check digit after ISO 7064, MOD 11,10.
     */
    static boolean isGermanTaxId(String digits) {
        int[] counts = new int[10];
        for (int i = 0; i < 10; i++) {
            counts[at(digits, i)]++;
        }
        int repeated = 0;
        int most = 0;
        for (int count : counts) {
            repeated += count > 1 ? 1 : 0;
            most = Math.max(most, count);
        }
        if (digits.charAt(0) == '0' || repeated != 1 || most > 3) {
            return false;
        }
        for (int i = 2; i < 10; i++) {
            if (digits.charAt(i) == digits.charAt(i - 1) && digits.charAt(i) == digits.charAt(i - 2)) {
                return false;
            }
        }
        int product = 10;
        for (int i = 0; i < 10; i++) {
            int sum = (at(digits, i) + product) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        return (11 - product) % 10 == at(digits, 10);
    }

    /** Documento nacional de identidad: the letter is the number modulo 23. */
    static boolean isSpanishDni(String dni) {
        return SPANISH_LETTERS.charAt(number(dni, 0, 8) % 23) == dni.charAt(8);
    }

    /** Número de identidad de extranjero: the same with X, Y, Z for 0, 1, 2 in front. */
    static boolean isSpanishNie(String nie) {
        return isSpanishDni("XYZ".indexOf(nie.charAt(0)) + nie.substring(1));
    }

    /** Numéro d'inscription au répertoire: the key is 97 less the number modulo 97; Corsica's 2A and 2B count as 19 and 18. */
    static boolean isFrenchNir(String nir) {
        int month = number(nir, 3, 5);
        boolean monthIsOne = (month >= 1 && month <= 12) || (month >= 20 && month <= 42) || month >= 50;
        long value = Long.parseLong(nir.substring(0, 13).replace("2A", "19").replace("2B", "18"));
        return monthIsOne && 97 - value % 97 == number(nir, 13, 15);
    }

    /** Codice fiscale, decree of 23 December 1976: the last letter is the sum of the values of all places modulo 26. */
    static boolean isItalianCodiceFiscale(String code) {
        int sum = 0;
        for (int i = 0; i < 15; i++) {
            char unit = code.charAt(i);
            int value = unit >= 'A' ? unit - 'A' : unit - '0';
            // The first place is an odd one.
            sum += i % 2 == 0 ? CODICE_ODD_VALUES[value] : value;
        }
        return 'A' + sum % 26 == code.charAt(15);
    }

    /** Rijksregisternummer: the last two digits are 97 less the rest modulo 97, with a 2 in front for births from 2000 on. */
    static boolean isBelgianNationalNumber(String digits) {
        long value = Long.parseLong(digits.substring(0, 9));
        int key = number(digits, 9, 11);
        boolean dateIsOne = number(digits, 2, 4) <= 12 && number(digits, 4, 6) <= 31;
        return dateIsOne && (97 - value % 97 == key || 97 - (2_000_000_000L + value) % 97 == key);
    }

    /** Cadastro de pessoas físicas: two check digits modulo 11. */
    static boolean isBrazilianCpf(String digits) {
        int first = weighted(digits, 10, 9, 8, 7, 6, 5, 4, 3, 2) * 10 % 11 % 10;
        int second = weighted(digits, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2) * 10 % 11 % 10;
        return !Digits.allTheSame(digits) && first == at(digits, 9) && second == at(digits, 10);
    }

    /** AHV-Nummer: an EAN-13 that begins with Switzerland's 756. */
    static boolean isSwissAhv(String digits) {
        return EAN13CheckDigit.EAN13_CHECK_DIGIT.isValid(digits);
    }

    /** PESEL: a date of birth with the century in the month, and a check digit modulo 10. */
    static boolean isPolishPesel(String digits) {
        int month = number(digits, 2, 4) % 20;
        int day = number(digits, 4, 6);
        int sum = weighted(digits, 1, 3, 7, 9, 1, 3, 7, 9, 1, 3);
        return month >= 1 && month <= 12 && day >= 1 && day <= 31 && (10 - sum % 10) % 10 == at(digits, 10);
    }
}
