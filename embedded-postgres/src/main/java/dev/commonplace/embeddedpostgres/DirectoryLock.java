package dev.commonplace.embeddedpostgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * One process's claim on a data directory. The operating system gives it up when the process ends, however it ends.
 *
 * <p>A second file names the holder. It is read before the lock is tried, because closing any channel on the lock's file would
 * silently give up a lock that this same process holds.
 */
final class DirectoryLock implements AutoCloseable {
    private final FileChannel channel;
    private final Path holderFile;

    private DirectoryLock(FileChannel channel, Path holderFile) {
        this.channel = channel;
        this.holderFile = holderFile;
    }

    /** Empty where another process, or another part of this one, holds it. */
    static Optional<DirectoryLock> tryAcquire(Path file) throws IOException {
        if (thisProcess().equals(readHolder(file))) {
            return Optional.empty();
        }
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean held = false;
        try {
            if (channel.tryLock() == null) {
                return Optional.empty();
            }
            Files.writeString(holderFileOf(file), thisProcess(), StandardCharsets.US_ASCII);
            held = true;
            return Optional.of(new DirectoryLock(channel, holderFileOf(file)));
        } catch (OverlappingFileLockException heldByThisProcess) {
            return Optional.empty();
        } finally {
            if (!held) {
                channel.close();
            }
        }
    }

    /** Who holds it, for messages. */
    static String holder(Path file) {
        String holder = readHolder(file);
        return holder.isEmpty() ? "another process" : "process " + holder;
    }

    private static String readHolder(Path file) {
        try {
            return Files.readString(holderFileOf(file), StandardCharsets.US_ASCII)
                    .strip();
        } catch (IOException none) {
            return "";
        }
    }

    private static Path holderFileOf(Path file) {
        return file.resolveSibling(file.getFileName() + ".holder");
    }

    /** With its start time, because in containers every service has the same process number. */
    private static String thisProcess() {
        ProcessHandle process = ProcessHandle.current();
        return process.pid()
                + process.info()
                        .startInstant()
                        .map(instant -> ", started " + instant)
                        .orElse("");
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(holderFile);
        channel.close();
    }
}
