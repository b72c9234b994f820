package dev.commonplace.detection;

import com.google.i18n.phonenumbers.PhoneNumberMatch;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.Leniency;
import dev.commonplace.domain.guard.PersonalData;
import dev.commonplace.domain.guard.PersonalDataKind;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds telephone numbers, line by line. Those with a country's prefix have to be valid in that country. Those without can
 * only be told from other numbers where there is a region: they have to be valid there, written in the groups that people
 * there write them in, and to stand alone.
 */
final class PhoneDetector implements Detector {
    /** Stands for no region: nothing but numbers with a country's prefix is found. */
    private static final String NO_REGION = "ZZ";
    /** Shorter ones are those of a village, or quantities. */
    private static final int LOCAL_DIGITS_MIN = 7;
    /** The libraries' own limit counts what turned out to be no number; a long table has more of these. */
    private static final long TRIES_MAX = Long.MAX_VALUE;
    /** Ranges of years or pages with a line number behind them. */
    private static final Pattern LOOSE_SLASH = Pattern.compile("\\s/|/\\s");

    private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    private final Optional<String> region;

    PhoneDetector(Optional<String> region) {
        this.region = region;
    }

    @Override
    public void find(PlainText plain, List<PersonalData> found) {
        String text = plain.text();
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            if (isWorthALook(text, start, end)) {
                findIn(text.substring(start, end), start, found);
            }
            start = end + 1;
        }
    }

    private boolean isWorthALook(String text, int start, int end) {
        int digits = 0;
        boolean plus = false;
        for (int i = start; i < end; i++) {
            char unit = text.charAt(i);
            digits += unit >= '0' && unit <= '9' ? 1 : 0;
            plus |= unit == '+';
        }
        return digits >= LOCAL_DIGITS_MIN && (plus || region.isPresent());
    }

    private void findIn(String line, int offset, List<PersonalData> found) {
        for (PhoneNumberMatch match : numbers.findNumbers(line, region.orElse(NO_REGION), Leniency.VALID, TRIES_MAX)) {
            if (match.rawString().startsWith("+") || match.rawString().startsWith("(+") || isLocal(line, match)) {
                found.add(new PersonalData(PersonalDataKind.PHONE, offset + match.start(), offset + match.end()));
            }
        }
    }

    private boolean isLocal(String line, PhoneNumberMatch match) {
        String raw = match.rawString();
        return raw.chars().filter(Character::isDigit).count() >= LOCAL_DIGITS_MIN
                && PlainText.isAloneBefore(line, match.start())
                && (match.start() == 0 || line.charAt(match.start() - 1) != '/')
                && isAloneAfter(line, match.end())
                && !LOOSE_SLASH.matcher(raw).find()
                && numbers.findNumbers(raw, region.orElse(NO_REGION), Leniency.STRICT_GROUPING, 1)
                        .iterator()
                        .hasNext();
    }

    private static boolean isAloneAfter(String line, int end) {
        return end == line.length()
                || (!Character.isLetterOrDigit(line.charAt(end)) && "_/=".indexOf(line.charAt(end)) < 0);
    }
}
