package dev.commonplace.detection;

import dev.commonplace.domain.guard.PersonalData;
import dev.commonplace.domain.guard.PersonalDataKind;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds numbers that have a certain form, stand alone, and pass a check of their letters and digits. */
final class CheckedPattern implements Detector {
    private static final String ALONE_AFTER = "(?![\\p{L}\\p{N}_])(?![.,/:-]\\p{N})(?!-\\p{L})";
    /** How many characters before a number its name can stand. */
    private static final int NAME_DISTANCE_MAX = 40;

    private final PersonalDataKind kind;
    private final Pattern pattern;
    private final Optional<Pattern> name;
    private final Predicate<String> check;

    private CheckedPattern(PersonalDataKind kind, String form, Optional<Pattern> name, Predicate<String> check) {
        this.kind = kind;
        this.pattern = Pattern.compile("(?:" + form + ")" + ALONE_AFTER);
        this.name = name;
        this.check = check;
    }

    /**
     * @param form begins with a digit, or with at most six letters and a digit
     * @param check of the letters and digits of what has the form, in upper case
     */
    static Detector of(PersonalDataKind kind, String form, Predicate<String> check) {
        return new CheckedPattern(kind, form, Optional.empty(), check);
    }

    /** The same for numbers that are called by their name before, in the same line: their form and check say too little. */
    static Detector named(PersonalDataKind kind, String name, String form, Predicate<String> check) {
        return new CheckedPattern(kind, form, Optional.of(Pattern.compile("(?i)\\b(?:" + name + ")\\b")), check);
    }

    @Override
    public void find(PlainText plain, List<PersonalData> found) {
        String text = plain.text();
        Matcher matcher = pattern.matcher(text);
        int free = 0;
        for (int start : plain.starts()) {
            if (start >= free
                    && matcher.region(start, text.length()).lookingAt()
                    && check.test(Digits.bare(matcher.group()))
                    && isNamed(text, start)) {
                found.add(new PersonalData(kind, start, matcher.end()));
                free = matcher.end();
            }
        }
    }

    private boolean isNamed(String text, int start) {
        if (name.isEmpty()) {
            return true;
        }
        String before = text.substring(Math.max(0, start - NAME_DISTANCE_MAX), start);
        return name.get()
                .matcher(before.substring(before.lastIndexOf('\n') + 1))
                .find();
    }
}
