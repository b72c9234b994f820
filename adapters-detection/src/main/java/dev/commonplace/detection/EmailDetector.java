package dev.commonplace.detection;

import dev.commonplace.domain.guard.PersonalData;
import dev.commonplace.domain.guard.PersonalDataKind;
import java.util.List;
import org.apache.commons.validator.routines.DomainValidator;
import org.apache.commons.validator.routines.EmailValidator;

/** Finds e-mail addresses around their at signs. The library says what is an address, and which domains there are. */
final class EmailDetector implements Detector {
    private static final int LOCAL_PART_MAX = 64;
    private static final int DOMAIN_MAX = 253;
    private static final String LOCAL_SIGNS = ".!#$%&'*+/=?^_`{|}~-";
    /** Domains that no registry knows, but that companies and examples use. */
    private static final String[] INNER_DOMAINS = {
        "corp", "example", "home", "internal", "intranet", "invalid", "lan", "local", "test"
    };

    private final EmailValidator validator = new EmailValidator(
            false,
            false,
            DomainValidator.getInstance(
                    false, List.of(new DomainValidator.Item(DomainValidator.ArrayType.GENERIC_PLUS, INNER_DOMAINS))));

    @Override
    public void find(PlainText plain, List<PersonalData> found) {
        String text = plain.text();
        int free = 0;
        for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
            int start = localStart(text, Math.max(free, at - LOCAL_PART_MAX), at);
            int end = domainEnd(text, at + 1);
            if (start < at && end > at + 1 && validator.isValid(text.substring(start, end))) {
                found.add(new PersonalData(PersonalDataKind.EMAIL, start, end));
                free = end;
            }
        }
    }

    private static int localStart(String text, int least, int at) {
        int start = at;
        while (start > least && isLocal(text.charAt(start - 1))) {
            start--;
        }
        // Quotes, brackets and the like around an address are not its own, though some might be.
        while (start < at && !Character.isLetterOrDigit(text.charAt(start)) && text.charAt(start) != '_') {
            start++;
        }
        return start;
    }

    private static boolean isLocal(char unit) {
        return unit < 0x80
                ? Character.isLetterOrDigit(unit) || LOCAL_SIGNS.indexOf(unit) >= 0
                : Character.isLetterOrDigit(unit);
    }

    private static int domainEnd(String text, int start) {
        int most = Math.min(text.length(), start + DOMAIN_MAX);
        int end = start;
        while (end < most && (Character.isLetterOrDigit(text.charAt(end)) || ".-".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        while (end > start && ".-".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return end;
    }
}
