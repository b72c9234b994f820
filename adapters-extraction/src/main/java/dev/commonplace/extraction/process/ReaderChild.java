package dev.commonplace.extraction.process;

import dev.commonplace.application.documents.Extraction;
import dev.commonplace.application.documents.FileBytes;
import dev.commonplace.domain.documents.MediaType;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One process that reads files; used by one thread at a time. */
final class ReaderChild implements AutoCloseable {
    /** More files than this would be read with what the ones before have left behind in memory. */
    static final int FILES_MAX = 500;

    private static final int BUFFER_BYTES = 64 * 1024;
    /** Ends of the process as the virtual machine and the kernel tell them: no memory left. */
    private static final int NO_HEAP = 3;

    private static final int KILLED = 137;
    private static final Duration START_MAX = Duration.ofSeconds(30);
    private static final long END_MILLIS_MAX = 5_000;

    private final ReaderLimits limits;
    private final Process process;
    private final Path directory;
    private final DataInputStream in;
    private final DataOutputStream out;
    private int files;
    private boolean usable;

    private ReaderChild(ReaderLimits limits, Process process, Path directory) {
        this.limits = limits;
        this.process = process;
        this.directory = directory;
        this.in = new DataInputStream(new BufferedInputStream(process.getInputStream(), BUFFER_BYTES));
        this.out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream(), BUFFER_BYTES));
    }

    /** @throws RefusedException {@code UNAVAILABLE} where none can be started */
    static ReaderChild start(ReaderLaunch launch, ReaderLimits limits) {
        @Nullable Path directory = null;
        try {
            directory = launch.makeDirectory();
            ReaderChild child = new ReaderChild(limits, launch.start(directory, limits), directory);
            child.awaitReady();
            return child;
        } catch (IOException failure) {
            if (directory != null) {
                remove(directory);
            }
            throw new RefusedException(
                    ErrorCode.UNAVAILABLE, "The process that reads files cannot be started: " + failure.getMessage());
        }
    }

    private void awaitReady() throws IOException {
        Deadline deadline = new Deadline(process, START_MAX);
        try (deadline) {
            if (in.readInt() != ReaderMain.READY) {
                throw new IOException("it says something else than that it is ready");
            }
            usable = true;
        } catch (IOException failure) {
            close();
            throw new IOException("it ended before it was ready (exit code " + exitCode() + ")", failure);
        }
    }

    /** @throws RefusedException as {@link dev.commonplace.application.documents.ExtractText#extract} */
    Extraction read(FileBytes file, MediaType type) {
        files++;
        usable = false;
        Deadline deadline = new Deadline(process, limits.timeMax());
        try (deadline) {
            Extraction extraction = exchange(file, type);
            usable = true;
            return extraction;
        } catch (RefusedException refused) {
            usable = true;
            throw refused;
        } catch (IOException | RuntimeException broken) {
            close();
            throw reason(deadline.passed());
        }
    }

    private Extraction exchange(FileBytes file, MediaType type) throws IOException {
        new ReaderMessages.Request(type, file.size(), limits.unitsMax()).write(out);
        try (InputStream bytes = file.open()) {
            long sent = bytes.transferTo(out);
            if (sent != file.size()) {
                throw new IOException("The file has changed its size.");
            }
        }
        out.flush();
        return ReaderMessages.readReply(in, limits.unitsMax());
    }

    private RefusedException reason(boolean late) {
        if (late) {
            return new RefusedException(
                    ErrorCode.TOO_COSTLY,
                    "To read the file takes more than the " + limits.timeMax().toSeconds() + " seconds it may take.");
        }
        int exitCode = exitCode();
        if (exitCode == NO_HEAP || exitCode == KILLED) {
            return new RefusedException(
                    ErrorCode.TOO_COSTLY,
                    "To read the file takes more than the " + limits.memoryMib() + " MiB of memory it may take.");
        }
        return new RefusedException(ErrorCode.UNREADABLE_FILE, "The file breaks its reader.");
    }

    private int exitCode() {
        try {
            return process.waitFor(END_MILLIS_MAX, TimeUnit.MILLISECONDS) ? process.exitValue() : -1;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    boolean isUsable() {
        return usable && files < FILES_MAX && process.isAlive();
    }

    long processId() {
        return process.pid();
    }

    @Override
    public void close() {
        usable = false;
        // Closing the streams could wait for a process that does not read; without it there is nobody to wait for.
        exitUnlessGone();
        try {
            process.getInputStream().close();
            process.getOutputStream().close();
        } catch (IOException alreadyBroken) {
            // It is gone, and its pipe with it.
        }
        remove(directory);
    }

    private void exitUnlessGone() {
        try {
            // Where it has ended by itself, how it did so tells why.
            if (!process.waitFor(50, TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                process.waitFor(END_MILLIS_MAX, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static void remove(Path directory) {
        try {
            Files.walkFileTree(directory, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
                        throws IOException {
                    Files.deleteIfExists(folder);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException left) {
            // The machine clears its directory for temporary files by itself.
        }
    }

    /** Ends the process when its time is up, so that whoever waits for its answer waits no longer. */
    private static final class Deadline implements AutoCloseable {
        private final AtomicBoolean passed = new AtomicBoolean();
        private final Thread thread;

        Deadline(Process process, Duration after) {
            this.thread = Thread.ofVirtual().name("reader-deadline").start(() -> {
                try {
                    Thread.sleep(after);
                    passed.set(true);
                    process.destroyForcibly();
                } catch (InterruptedException inTime) {
                    // The answer was there in time.
                }
            });
        }

        boolean passed() {
            return passed.get();
        }

        @Override
        public void close() {
            thread.interrupt();
        }
    }
}
