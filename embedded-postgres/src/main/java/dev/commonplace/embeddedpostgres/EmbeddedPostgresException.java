package dev.commonplace.embeddedpostgres;

import org.jspecify.annotations.Nullable;

/** Why the private cluster cannot be used; each message ends with what the operator can do about it. */
public abstract sealed class EmbeddedPostgresException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private EmbeddedPostgresException(String problem, String remedy, @Nullable Throwable cause) {
        super(problem + (problem.endsWith("\n") ? "" : " ") + remedy, cause);
    }

    /** No PostgreSQL server of a supported version was found. */
    public static final class ServerMissing extends EmbeddedPostgresException {
        private static final long serialVersionUID = 1L;

        ServerMissing(String problem, String remedy) {
            super(problem, remedy, null);
        }
    }

    /** There are servers, but none has the pgvector extension. */
    public static final class VectorMissing extends EmbeddedPostgresException {
        private static final long serialVersionUID = 1L;

        VectorMissing(String problem, String remedy) {
            super(problem, remedy, null);
        }
    }

    /** Another service, or a server that does not end, holds the data directory. */
    public static final class DirectoryInUse extends EmbeddedPostgresException {
        private static final long serialVersionUID = 1L;

        DirectoryInUse(String problem, String remedy) {
            super(problem, remedy, null);
        }
    }

    /** The data directory cannot be written, reached or understood. */
    public static final class DirectoryUnusable extends EmbeddedPostgresException {
        private static final long serialVersionUID = 1L;

        DirectoryUnusable(String problem, String remedy, @Nullable Throwable cause) {
            super(problem, remedy, cause);
        }
    }

    /** The server did not start; the message carries the last lines of its log. */
    public static final class StartFailed extends EmbeddedPostgresException {
        private static final long serialVersionUID = 1L;

        StartFailed(String problem, String remedy, @Nullable Throwable cause) {
            super(problem, remedy, cause);
        }
    }
}
