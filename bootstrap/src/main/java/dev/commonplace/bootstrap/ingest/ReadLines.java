package dev.commonplace.bootstrap.ingest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Cuts a stream into lines of bytes, so that one line is in memory at a time and no line without an end can fill it. */
final class ReadLines {
    /** The service takes no longer ones. */
    static final int LINE_BYTES_MAX = 16 * 1024 * 1024;

    private final InputStream in;
    private long number;

    /** @param in buffered */
    ReadLines(InputStream in) {
        this.in = in;
    }

    /**
     * A line without its end.
     *
     * @param number counted from 1
     * @param bytes empty where the line is longer than {@link #LINE_BYTES_MAX}
     */
    record Line(long number, Optional<byte[]> bytes) {}

    /** The next line; nothing at the end. */
    Optional<Line> next() throws IOException {
        int unit = in.read();
        if (unit < 0) {
            return Optional.empty();
        }
        number++;
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        boolean tooLong = false;
        while (unit >= 0 && unit != '\n') {
            if (line.size() < LINE_BYTES_MAX) {
                line.write(unit);
            } else {
                tooLong = true;
            }
            unit = in.read();
        }
        return Optional.of(new Line(number, tooLong ? Optional.empty() : Optional.of(line.toByteArray())));
    }
}
