package dev.commonplace.domain.search;

import java.util.Locale;
import java.util.regex.Pattern;

/** What makes two queries the same to who counts them: case and white space do not matter, nor does the end of a long one. */
public final class QueryKey {
    public static final int CHARACTERS_MAX = 500;

    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

    private QueryKey() {}

    public static String of(String query) {
        int end = query.offsetByCodePoints(0, Math.min(CHARACTERS_MAX, query.codePointCount(0, query.length())));
        return WHITE_SPACE
                .matcher(query.substring(0, end))
                .replaceAll(" ")
                .strip()
                .toLowerCase(Locale.ROOT);
    }
}
