package dev.commonplace.embeddedpostgres;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The server's log file: kept small, and quoted where a start fails. */
final class ServerLog {
    private static final long ROTATION_SIZE_BYTES = 10L * 1024 * 1024;
    private static final int TAIL_SIZE_BYTES = 16 * 1024;
    private static final int TAIL_LINES = 15;

    private final Path file;
    private long startOffset;

    ServerLog(Path file) {
        this.file = file;
    }

    Path file() {
        return file;
    }

    /** Puts a grown log aside, replacing the one before it, and remembers where this start begins. */
    void begin() throws IOException {
        if (Files.exists(file) && Files.size(file) > ROTATION_SIZE_BYTES) {
            Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
        startOffset = Files.exists(file) ? Files.size(file) : 0;
    }

    /** The last lines since {@link #begin}; empty where there are none or they cannot be read. */
    String tail() {
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            long from = Math.max(startOffset, log.length() - TAIL_SIZE_BYTES);
            byte[] bytes = new byte[(int) Math.max(0, log.length() - from)];
            log.seek(from);
            log.readFully(bytes);
            List<String> lines =
                    new String(bytes, StandardCharsets.UTF_8).lines().toList();
            return String.join(
                    System.lineSeparator(), lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
        } catch (IOException unreadable) {
            return "";
        }
    }
}
