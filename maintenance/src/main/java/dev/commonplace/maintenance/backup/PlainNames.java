package dev.commonplace.maintenance.backup;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names that mean nothing else wherever they stand in a script. The manifest comes from outside, and a $ would be enough to end
 * the quotes of a block around it.
 */
final class PlainNames {
    private static final int CHARACTERS_MAX = 63;
    private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]{0," + (CHARACTERS_MAX - 1) + "}");

    private PlainNames() {}

    static boolean isPlain(String name) {
        return PLAIN.matcher(name).matches();
    }

    /** Those of them that are not plain, as a person may read them safely. */
    static List<String> others(Set<String> names) {
        return names.stream()
                .filter(name -> !isPlain(name))
                .map(name -> name.replaceAll("\\p{Cntrl}", "?"))
                .toList();
    }
}
