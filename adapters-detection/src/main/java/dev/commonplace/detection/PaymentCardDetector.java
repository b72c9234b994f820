package dev.commonplace.detection;

import dev.commonplace.domain.guard.PersonalDataKind;
import org.apache.commons.validator.routines.CreditCardValidator;
import org.apache.commons.validator.routines.CreditCardValidator.CreditCardRange;

/** Payment cards: a range that an issuer uses (ISO/IEC 7812), a length that it uses, and the check digit of Luhn. */
final class PaymentCardDetector {
    private static final String FORM =
            "\\d{14,19}" + "|\\d{4}([ -])\\d{4}\\1\\d{4}\\1\\d{4}" + "|\\d{4}([ -])\\d{6}\\2\\d{4,5}";

    private PaymentCardDetector() {}

    static Detector detector() {
        CreditCardValidator cards = new CreditCardValidator(new CreditCardRange[] {
            // American Express
            new CreditCardRange("34", "34", 15, 15),
            new CreditCardRange("37", "37", 15, 15),
            // Diners Club
            new CreditCardRange("300", "305", 14, 14),
            new CreditCardRange("36", "36", 14, 14),
            new CreditCardRange("38", "39", 14, 14),
            // Discover
            new CreditCardRange("6011", "6011", 16, 16),
            new CreditCardRange("644", "659", 16, 16),
            // JCB
            new CreditCardRange("3528", "3589", 16, 16),
            // Mastercard
            new CreditCardRange("51", "55", 16, 16),
            new CreditCardRange("2221", "2720", 16, 16),
            // UnionPay
            new CreditCardRange("62", "62", 16, 19),
            // Visa; its old numbers of 13 digits are left to the articles of shops, whose numbers look the same
            new CreditCardRange("4", "4", new int[] {16, 19})
        });
        return CheckedPattern.of(PersonalDataKind.PAYMENT_CARD, FORM, cards::isValid);
    }
}
