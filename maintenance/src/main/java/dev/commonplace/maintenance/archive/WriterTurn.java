package dev.commonplace.maintenance.archive;

import dev.commonplace.maintenance.MaintenanceException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * That one program writes a file at a time. The lock is on a file of its own, NAME.lock, which nothing else opens: a program that
 * closes a second descriptor of a file loses its lock on it. The lock dies with its program, and the next one takes over its file.
 */
final class WriterTurn implements AutoCloseable {
    private static final int ATTEMPTS_MAX = 10;

    private final Path file;
    private final FileChannel channel;

    private WriterTurn(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** @throws MaintenanceException where another program has the turn */
    static WriterTurn take(Path target) {
        Path file = target.resolveSibling(target.getFileName() + ".lock");
        try {
            for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
                Optional<FileChannel> channel = attempt(file, target);
                if (channel.isPresent()) {
                    return new WriterTurn(file, channel.get());
                }
            }
        } catch (IOException refused) {
            throw UnfinishedFile.unwritable(file, refused);
        }
        throw inUse(target);
    }

    /** Empty where the file opened is not the one that has the name now: who had the turn before has removed it. */
    private static Optional<FileChannel> attempt(Path file, Path target) throws IOException {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            Files.delete(file);
        }
        // Asked before it is opened: the name may change hands between any two of these steps.
        Optional<Object> before = identity(file);
        FileChannel channel = open(file);
        boolean kept = false;
        try {
            requireLock(channel, target);
            kept = before.isPresent() && before.equals(identity(file));
            return kept ? Optional.of(channel) : Optional.empty();
        } finally {
            if (!kept) {
                channel.close();
            }
        }
    }

    private static FileChannel open(Path file) throws IOException {
        Set<OpenOption> options =
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        try {
            return FileChannel.open(
                    file, options, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (UnsupportedOperationException noPosix) {
            return FileChannel.open(file, options);
        }
    }

    private static Optional<Object> identity(Path file) throws IOException {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return Optional.of(Objects.requireNonNullElse(attributes.fileKey(), attributes.creationTime()));
        } catch (NoSuchFileException missing) {
            return Optional.empty();
        }
    }

    private static void requireLock(FileChannel channel, Path target) throws IOException {
        try {
            @Nullable FileLock lock = channel.tryLock();
            if (lock != null) {
                return;
            }
        } catch (OverlappingFileLockException ours) {
            throw inUse(target);
        }
        throw inUse(target);
    }

    private static MaintenanceException inUse(Path target) {
        return new MaintenanceException("Another program is writing " + target + " at this moment.");
    }

    /** The file goes before the lock, so that nobody gets the lock of a file that is about to go. */
    @Override
    public void close() {
        try (channel) {
            Files.deleteIfExists(file);
        } catch (IOException refused) {
            throw UnfinishedFile.unwritable(file, refused);
        }
    }
}
