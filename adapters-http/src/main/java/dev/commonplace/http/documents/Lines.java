package dev.commonplace.http.documents;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads lines of bytes with bounded memory: of one that is too long the rest is skipped. */
final class Lines {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final InputStream source;
    private final int lineBytesMax;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int position;
    private int filled;
    private long number;

    Lines(InputStream source, int lineBytesMax) {
        this.source = source;
        this.lineBytesMax = lineBytesMax;
    }

    /**
     * A line without its end.
     *
     * @param number counted from 1
     * @param bytes empty where the line is too long
     */
    record Line(long number, Optional<byte[]> bytes) {}

    /** The next line, empty at the end. */
    Optional<Line> next() throws IOException {
        if (!fill()) {
            return Optional.empty();
        }
        number++;
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        boolean fits = true;
        boolean ended = false;
        while (!ended && fill()) {
            int end = position;
            while (end < filled && buffer[end] != '\n') {
                end++;
            }
            fits &= line.size() + (end - position) <= lineBytesMax;
            if (fits) {
                line.write(buffer, position, end - position);
            }
            ended = end < filled;
            position = ended ? end + 1 : end;
        }
        return Optional.of(new Line(number, fits ? Optional.of(line.toByteArray()) : Optional.empty()));
    }

    private boolean fill() throws IOException {
        while (position == filled) {
            int count = source.read(buffer, 0, buffer.length);
            if (count < 0) {
                return false;
            }
            position = 0;
            filled = count;
        }
        return true;
    }
}
