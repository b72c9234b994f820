package dev.commonplace.extraction;

import dev.commonplace.domain.shared.RefusedException;
import java.util.regex.Pattern;

/** The names of entries. They become names of documents, never of files; yet none shall look as if it led anywhere. */
final class EntryPath {
    private static final int UNITS_MAX = 400;
    private static final Pattern JUNK = Pattern.compile("(.*/)?(__MACOSX/.*|\\.DS_Store|Thumbs\\.db|desktop\\.ini)");
    private static final Pattern OUTWARD = Pattern.compile("/.*|[A-Za-z]:.*|(.*/)?\\.\\.(/.*)?");

    private EntryPath() {}

    /** What systems put into archives beside the files of people. */
    static boolean isJunk(String name) {
        return JUNK.matcher(name).matches();
    }

    /** @throws RefusedException {@code INVALID_VALUE} */
    static String of(String name) {
        String path = name.replace('\\', '/');
        if (OUTWARD.matcher(path).matches()) {
            throw RefusedException.invalid("/file", "The name of the entry leads out of the archive.");
        }
        boolean control = path.chars().anyMatch(Character::isISOControl);
        if (path.isBlank() || control || path.length() > UNITS_MAX) {
            throw RefusedException.invalid("/file", "The name of the entry is none that a file can have.");
        }
        return path;
    }

    /** Whether {@link #of} takes it. */
    static boolean isGood(String name) {
        String path = name.replace('\\', '/');
        boolean control = path.chars().anyMatch(Character::isISOControl);
        return !OUTWARD.matcher(path).matches() && !path.isBlank() && !control && path.length() <= UNITS_MAX;
    }

    /** For showing what was refused. */
    static String shown(String name) {
        String shortened = name.substring(0, Math.min(name.length(), UNITS_MAX));
        return shortened.replaceAll("\\p{Cntrl}", "\uFFFD");
    }
}
