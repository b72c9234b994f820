package dev.commonplace.embeddedpostgres;

import org.jspecify.annotations.Nullable;

/** Turns what the server said before it gave up into a message with a remedy. */
final class StartFailure {
    private StartFailure() {}

    static EmbeddedPostgresException explain(String problem, String serverOutput, @Nullable Throwable cause) {
        String quoted = serverOutput.isBlank() ? "It said nothing." : "Its last lines:\n" + serverOutput.strip() + "\n";
        return new EmbeddedPostgresException.StartFailed(problem + " " + quoted, remedy(serverOutput), cause);
    }

    private static String remedy(String output) {
        if (output.contains("No space left on device")) {
            return "The disk is full: make room in the data directory's file system and start again.";
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

    static boolean isPortTaken(String output) {
        return output.contains("Address already in use") || output.contains("could not create any TCP/IP sockets");
    }
}
