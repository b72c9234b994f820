package dev.commonplace.maintenance.backup;

import dev.commonplace.maintenance.MaintenanceException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Gives a program its input on a thread of its own, while its output is read on the caller's. */
final class Feed {
    private static final int BUFFER_BYTES = 256 * 1024;

    private final CompletableFuture<Void> done = new CompletableFuture<>();

    private Feed() {}

    /** What went wrong while the source was read, as opposed to the program not wanting more. */
    private static final class SourceFailure extends IOException {
        private static final long serialVersionUID = 1L;

        SourceFailure(IOException cause) {
            super(cause);
        }
    }

    static Feed start(InputStream source, OutputStream sink) {
        Feed feed = new Feed();
        Thread unused = Thread.ofPlatform().daemon().name("feed").start(() -> {
            try (sink) {
                copy(source, sink);
                sink.flush();
                feed.done.complete(null);
            } catch (IOException failure) {
                feed.done.completeExceptionally(failure);
            } catch (RuntimeException | Error failure) {
                feed.done.completeExceptionally(new SourceFailure(new IOException(failure)));
                throw failure;
            }
        });
        return feed;
    }

    private static void copy(InputStream source, OutputStream sink) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        for (int count = read(source, buffer); count >= 0; count = read(source, buffer)) {
            sink.write(buffer, 0, count);
        }
    }

    private static int read(InputStream source, byte[] buffer) throws IOException {
        try {
            return source.read(buffer);
        } catch (IOException failure) {
            throw new SourceFailure(failure);
        }
    }

    /**
     * Waits until all was given, or the program has ended, which may have wanted the beginning only.
     *
     * @throws MaintenanceException where the program has failed
     */
    void awaitProgram(ToolProcess program) {
        program.requireSuccess();
        try {
            done.get();
        } catch (ExecutionException enough) {
            return;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new MaintenanceException("It was interrupted.", interrupted);
        }
    }

    /**
     * Waits until all was given. A program that wants no more has failed, and says itself why.
     *
     * @throws IOException where the source could not be read, or is not what it should be
     */
    void await(ToolProcess program) throws IOException {
        try {
            done.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof SourceFailure source && source.getCause() instanceof IOException cause) {
                throw cause;
            }
            program.requireSuccess();
            throw new IOException("it has more in it than pg_restore reads", failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("it was interrupted", interrupted);
        }
    }
}
