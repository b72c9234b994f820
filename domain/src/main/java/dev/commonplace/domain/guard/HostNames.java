package dev.commonplace.domain.guard;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Names of hosts and domains, brought to the one form in which they can be compared. */
final class HostNames {
    private static final int CHARACTERS_MAX = 253;
    private static final Pattern NAME =
            Pattern.compile("[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?(?:\\.[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?)+");

    private HostNames() {}

    /** In lower case and ASCII (RFC 3490), without a point at the end; empty for what is no name of two labels at least. */
    static Optional<String> normalised(String text) {
        String name = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        if (name.length() > CHARACTERS_MAX || name.indexOf('.') < 0) {
            return Optional.empty();
        }
        try {
            String ascii = IDN.toASCII(name, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
            return Optional.of(ascii)
                    .filter(candidate -> NAME.matcher(candidate).matches());
        } catch (IllegalArgumentException noName) {
            return Optional.empty();
        }
    }

    static boolean isPart(int codePoint) {
        return Character.isLetterOrDigit(codePoint)
                || codePoint == '.'
                || codePoint == '-'
                || codePoint == '_'
                || Character.getType(codePoint) == Character.NON_SPACING_MARK;
    }
}
