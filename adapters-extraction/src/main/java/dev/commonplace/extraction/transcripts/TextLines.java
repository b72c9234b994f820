package dev.commonplace.extraction.transcripts;

import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.transcripts.ImportBudget;
import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** The lines of a text, with their numbers; none can be so long that it fills the memory. */
final class TextLines implements AutoCloseable {
    private static final int BUFFER_UNITS = 16 * 1024;

    private final Reader reader;
    private final ImportBudget budget;
    private final char[] buffer = new char[BUFFER_UNITS];
    private final StringBuilder line = new StringBuilder();
    private int position;
    private int filled;
    private boolean afterReturn;
    private long number;

    TextLines(Reader reader, ImportBudget budget) {
        this.reader = reader;
        this.budget = budget;
    }

    static TextLines of(TextSource source, ImportBudget budget) throws IOException {
        return new TextLines(source.opening().open(), budget);
    }

    /** Of the line that was read last, counted from 1. */
    long number() {
        return number;
    }

    /**
     * The next line without its break; LF, CR, both, or the vertical tab of word processors.
     *
     * @throws RefusedException {@code TOO_LARGE} for a line that is too long
     */
    @Nullable String next() throws IOException {
        line.setLength(0);
        boolean any = false;
        while (position < filled || fill()) {
            any = true;
            char unit = buffer[position++];
            boolean second = afterReturn && unit == '\n';
            afterReturn = unit == '\r';
            if (second) {
                // The same break as the one before; unless this is all, there is no line yet.
                any = false;
                continue;
            }
            if (unit == '\n' || unit == '\r' || unit == '\u000b') {
                return take();
            }
            line.append(unit);
            if (line.length() > budget.limits().unitsPerLine()) {
                throw new RefusedException(
                        ErrorCode.TOO_LARGE,
                        "Line " + (number + 1) + " has more than the "
                                + budget.limits().unitsPerLine() + " characters that a line may have.");
            }
        }
        return any || !line.isEmpty() ? take() : null;
    }

    private String take() {
        number++;
        budget.step();
        return line.toString();
    }

    private boolean fill() throws IOException {
        position = 0;
        filled = Math.max(0, reader.read(buffer, 0, buffer.length));
        return filled > 0;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
