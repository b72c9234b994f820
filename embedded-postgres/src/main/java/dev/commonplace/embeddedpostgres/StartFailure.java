package dev.commonplace.embeddedpostgres;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns what the server said before it gave up into a message with a remedy. */
final class StartFailure {
    private static final String DISK_FULL_REMEDY =
            "The disk is full: make room in the data directory's file system and start again.";
    private static final int QUOTED_LINES = 15;

    private StartFailure() {}

    static EmbeddedPostgresException explain(String problem, String serverOutput, @Nullable Throwable cause) {
        List<String> lines = serverOutput.strip().lines().toList();
        String quoted = lines.isEmpty()
                ? "It said nothing."
                : "Its last lines:\n"
                        + String.join("\n", lines.subList(Math.max(0, lines.size() - QUOTED_LINES), lines.size()))
                        + "\n";
        return new EmbeddedPostgresException.StartFailed(problem + " " + quoted, remedy(serverOutput), cause);
    }

    private static String remedy(String output) {
        if (isDiskFull(output)) {
            return DISK_FULL_REMEDY;
        }
        if (output.contains("Permission denied") || output.contains("Read-only file system")) {
            return "Make the data directory writable for the account that PostgreSQL runs under, or choose another one.";
        }
        if (output.contains("could not resize shared memory")
                || output.contains("could not map anonymous shared memory")) {
            return "There is too little memory: free some, or lower shared_buffers.";
        }
        return "Correct what these lines name and start again; the whole log is in the data directory, postgres/server.log.";
    }

    /** The remedy for a file that cannot be written. */
    static String remedyFor(Exception refused, String otherwise) {
        return isDiskFull(String.valueOf(refused.getMessage())) ? DISK_FULL_REMEDY : otherwise;
    }

    /** What a refused file operation says, without the names of classes. */
    static String reason(Exception refused) {
        if (refused instanceof AccessDeniedException denied) {
            return denied.getFile() + ": Permission denied";
        }
        return refused instanceof FileSystemException failure
                ? String.valueOf(failure.getMessage())
                : String.valueOf(refused);
    }

    private static boolean isDiskFull(String output) {
        return output.contains("No space left on device") || output.contains("Disk quota exceeded");
    }

    static boolean isPortTaken(String output) {
        return output.contains("Address already in use") || output.contains("could not create any TCP/IP sockets");
    }
}
