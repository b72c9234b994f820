package dev.commonplace.detection;

import dev.commonplace.domain.guard.PersonalData;
import dev.commonplace.domain.guard.PersonalDataKind;
import java.util.List;
import org.apache.commons.validator.routines.InetAddressValidator;

/**
 * Finds addresses of version 6 of the internet protocol. Letters alone with colons between them are names in a program, and
 * two numbers with one colon are times.
 */
final class Ipv6Detector implements Detector {
    private static final int LENGTH_MIN = 4;
    private static final int LENGTH_MAX = 45;

    private final InetAddressValidator validator = InetAddressValidator.getInstance();

    @Override
    public void find(PlainText plain, List<PersonalData> found) {
        String text = plain.text();
        for (int colon = text.indexOf(':'); colon >= 0; colon = text.indexOf(':', colon + 1)) {
            int start = colon;
            while (start > 0 && isPart(text.charAt(start - 1)) && colon - start <= LENGTH_MAX) {
                start--;
            }
            int end = colon + 1;
            while (end < text.length() && isPart(text.charAt(end)) && end - colon <= LENGTH_MAX) {
                end++;
            }
            int last = end;
            // A sentence ends after an address, and a list begins after one.
            while (last > colon + 1 && (text.charAt(last - 1) == '.' || endsWithOneColon(text, last))) {
                last--;
            }
            if (standsAlone(text, start, end) && isAddress(text.substring(start, last))) {
                found.add(new PersonalData(PersonalDataKind.IPV6, start, last));
            }
            colon = end;
        }
    }

    private static boolean endsWithOneColon(String text, int end) {
        return text.charAt(end - 1) == ':' && text.charAt(end - 2) != ':';
    }

    private static boolean isPart(char unit) {
        return unit == ':' || unit == '.' || (unit < 0x80 && Character.digit(unit, 16) >= 0);
    }

    private static boolean standsAlone(String text, int start, int end) {
        return (start == 0 || !isWord(text.charAt(start - 1))) && (end == text.length() || !isWord(text.charAt(end)));
    }

    private static boolean isWord(char unit) {
        return Character.isLetterOrDigit(unit) || unit == '_';
    }

    private boolean isAddress(String text) {
        return text.length() >= LENGTH_MIN
                && text.indexOf(':') != text.lastIndexOf(':')
                && text.chars().anyMatch(unit -> unit >= '0' && unit <= '9')
                && validator.isValidInet6Address(text);
    }
}
