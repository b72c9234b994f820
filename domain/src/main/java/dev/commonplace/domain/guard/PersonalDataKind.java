package dev.commonplace.domain.guard;

import dev.commonplace.domain.shared.RefusedException;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The sorts of personal data that can be told from other text. National numbers carry their country in front. */
public enum PersonalDataKind {
    EMAIL("[E-MAIL]"),
    PHONE("[PHONE]"),
    PAYMENT_CARD("[PAYMENT-CARD]"),
    IBAN("[IBAN]"),
    IPV4("[IP-ADDRESS]"),
    IPV6("[IP-ADDRESS]"),
    BE_NATIONAL_NUMBER("[NATIONAL-ID]"),
    BR_CPF("[NATIONAL-ID]"),
    CH_AHV("[NATIONAL-ID]"),
    DE_TAX_ID("[NATIONAL-ID]"),
    ES_DNI("[NATIONAL-ID]"),
    ES_NIE("[NATIONAL-ID]"),
    FR_NIR("[NATIONAL-ID]"),
    IT_CODICE_FISCALE("[NATIONAL-ID]"),
    PL_PESEL("[NATIONAL-ID]"),
    UK_NINO("[NATIONAL-ID]"),
    US_SSN("[NATIONAL-ID]");

    /** A word for {@link #IPV4} and {@link #IPV6} together. */
    static final String IP_ADDRESS = "ip_address";

    /** A word for all numbers that a country gives to its people. */
    static final String NATIONAL_ID = "national_id";

    private static final Set<PersonalDataKind> NATIONAL_IDS =
            EnumSet.range(PersonalDataKind.BE_NATIONAL_NUMBER, PersonalDataKind.US_SSN);

    private final String mark;

    PersonalDataKind(String mark) {
        this.mark = mark;
    }

    /** What stands in its place once it is redacted. */
    public String mark() {
        return mark;
    }

    /** The lower-case name that is stored and shown. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** One kind by its word, or several by {@code ip_address} or {@code national_id}. */
    public static Set<PersonalDataKind> parse(String field, String word) {
        if (word.equals(IP_ADDRESS)) {
            return EnumSet.of(IPV4, IPV6);
        }
        if (word.equals(NATIONAL_ID)) {
            return EnumSet.copyOf(NATIONAL_IDS);
        }
        for (PersonalDataKind kind : values()) {
            if (kind.word().equals(word)) {
                return EnumSet.of(kind);
            }
        }
        String words = Stream.concat(
                        Stream.of(IP_ADDRESS, NATIONAL_ID), Stream.of(values()).map(PersonalDataKind::word))
                .collect(Collectors.joining(", "));
        throw RefusedException.invalid(field, "A kind is one of " + words + ".");
    }
}
