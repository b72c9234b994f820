package dev.commonplace.detection;

import dev.commonplace.domain.guard.PersonalData;
import dev.commonplace.domain.guard.PersonalDataKind;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.validator.routines.InetAddressValidator;

/** Finds addresses of version 4 of the internet protocol, but for those that every machine has, such as 127.0.0.1. */
final class Ipv4Detector implements Detector {
    private static final Pattern FORM = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}(?![\\p{L}\\p{N}_-]|\\.\\p{N})");
    /** 1.2.3.4 is a section or a version far more often than an address. */
    private static final Pattern SECTION = Pattern.compile("\\d(?:\\.\\d){3}");

    private static final Pattern NUMBERED = Pattern.compile(
            "(?i)(?:version|release|section|sec\\.|chapter|figure|fig\\.|table|clause|paragraph|\\bv\\.?|§)\\s{0,2}$");
    private static final int LOOK_BACK_MAX = 12;

    private final InetAddressValidator validator = InetAddressValidator.getInstance();

    @Override
    public void find(PlainText plain, List<PersonalData> found) {
        String text = plain.text();
        Matcher matcher = FORM.matcher(text);
        for (int start : plain.starts()) {
            if (matcher.region(start, text.length()).lookingAt()
                    && isAddress(matcher.group())
                    && !NUMBERED.matcher(text.substring(Math.max(0, start - LOOK_BACK_MAX), start))
                            .find()) {
                found.add(new PersonalData(PersonalDataKind.IPV4, start, matcher.end()));
            }
        }
    }

    private boolean isAddress(String address) {
        return validator.isValidInet4Address(address)
                && !address.startsWith("0.")
                && !address.startsWith("127.")
                && !address.startsWith("255.255.")
                && !SECTION.matcher(address).matches();
    }
}
