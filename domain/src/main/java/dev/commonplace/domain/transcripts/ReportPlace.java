package dev.commonplace.domain.transcripts;

import java.util.Objects;
import java.util.Optional;

/**
 * Where in what was handed in something stands.
 *
 * @param file the file of an archive; empty for a file that came alone
 * @param pointer the value of a JSON file, as a JSON Pointer
 * @param line counted from 1, of a file of lines
 */
public record ReportPlace(Optional<String> file, Optional<String> pointer, Optional<Long> line) {
    /** The whole of what was handed in. */
    public static final ReportPlace WHOLE = new ReportPlace(Optional.empty(), Optional.empty(), Optional.empty());

    /** Longer ones are shortened: places are shown, and many. */
    private static final int CHARACTERS_MAX = 300;

    public ReportPlace {
        Objects.requireNonNull(line, "line");
        file = file.map(ReportPlace::shown);
        pointer = pointer.map(ReportPlace::shown);
    }

    private static String shown(String text) {
        return ShownText.of(text, CHARACTERS_MAX);
    }

    /** The whole of one file of an archive. */
    public static ReportPlace file(String path) {
        return new ReportPlace(Optional.of(path), Optional.empty(), Optional.empty());
    }

    /** A value of the same file. */
    public ReportPlace at(String jsonPointer) {
        return new ReportPlace(file, Optional.of(jsonPointer), line);
    }

    /** A line of the same file. */
    public ReportPlace atLine(long number) {
        return new ReportPlace(file, pointer, Optional.of(number));
    }
}
