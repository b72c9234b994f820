package dev.commonplace.detection;

import dev.commonplace.domain.guard.PersonalData;
import dev.commonplace.domain.guard.PersonalDataKind;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.validator.routines.IBANValidator;
import org.jspecify.annotations.Nullable;

/** Account numbers after ISO 13616: a country, its length and form, and the check digits modulo 97. */
final class IbanDetector implements Detector {
    private static final Pattern BEGINNING = Pattern.compile("[A-Za-z]{2}[0-9]{2}");

    private final IBANValidator validator = IBANValidator.getInstance();

    @Override
    public void find(PlainText plain, List<PersonalData> found) {
        String text = plain.text();
        Matcher beginning = BEGINNING.matcher(text);
        for (int start : plain.starts()) {
            if (!beginning.region(start, text.length()).lookingAt()) {
                continue;
            }
            String country = text.substring(start, start + 2).toUpperCase(Locale.ROOT);
            IBANValidator.@Nullable Validator form = validator.getValidator(country);
            int end = form == null ? -1 : endOf(text, start, form.getIbanLength());
            if (end > 0 && validator.isValid(Digits.bare(text.substring(start, end)))) {
                found.add(new PersonalData(PersonalDataKind.IBAN, start, end));
            }
        }
    }

    /** Where so many letters and digits end, with single spaces or hyphens between them; -1 where they do not. */
    private static int endOf(String text, int start, int length) {
        int seen = 0;
        int index = start;
        while (index < text.length() && seen < length) {
            char unit = text.charAt(index);
            boolean gap = (unit == ' ' || unit == '-') && text.charAt(index - 1) != unit;
            if (!gap && (unit >= 0x80 || !Character.isLetterOrDigit(unit))) {
                return -1;
            }
            seen += gap ? 0 : 1;
            index++;
        }
        boolean goesOn = index < text.length() && Character.isLetterOrDigit(text.charAt(index));
        return seen < length || goesOn ? -1 : index;
    }
}
