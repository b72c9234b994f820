package dev.commonplace.maintenance.archive;

import dev.commonplace.maintenance.MaintenanceException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file in the making. It has another name until it is whole and on the disk, so that nobody takes half of it for all. Only its
 * owner may read it. Closing it before it is published removes it; what a killed program left behind is written over by the next.
 */
public final class UnfinishedFile implements AutoCloseable {
    private final Path target;
    private final boolean overwrite;
    private final Path partial;
    private final FileChannel channel;
    private final FileLock lock;
    private boolean published;

    private UnfinishedFile(Path target, boolean overwrite, Path partial, FileChannel channel, FileLock lock) {
        this.target = target;
        this.overwrite = overwrite;
        this.partial = partial;
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * @param target where the whole file shall be
     * @param overwrite whether another file may give way to it
     * @throws MaintenanceException where it may not be written
     */
    public static UnfinishedFile create(Path target, boolean overwrite) {
        Path absolute = target.toAbsolutePath().normalize();
        Path directory = absolute.getParent();
        Path name = absolute.getFileName();
        if (directory == null || name == null || Files.isDirectory(absolute)) {
            throw new MaintenanceException(target + " is a directory: name a file in it.");
        }
        if (!Files.isDirectory(directory)) {
            throw new MaintenanceException("There is no directory " + directory + ".");
        }
        requireFree(absolute, overwrite);
        Path partial = directory.resolve(name + ".partial");
        try {
            removeLeftover(partial, absolute);
            FileChannel channel = createNew(partial);
            return new UnfinishedFile(absolute, overwrite, partial, channel, lock(channel, absolute));
        } catch (IOException refused) {
            throw unwritable(target, refused);
        }
    }

    /** What is there already is never written into: it can be somebody else's, or lead somewhere else. */
    private static void removeLeftover(Path partial, Path target) throws IOException {
        if (Files.isRegularFile(partial, LinkOption.NOFOLLOW_LINKS)) {
            try (FileChannel leftover =
                    FileChannel.open(partial, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
                lock(leftover, target).release();
            }
        }
        Files.deleteIfExists(partial);
    }

    private static FileChannel createNew(Path partial) throws IOException {
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            return FileChannel.open(
                    partial,
                    options,
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (UnsupportedOperationException noPosix) {
            return FileChannel.open(partial, options);
        }
    }

    private static FileLock lock(FileChannel channel, Path target) throws IOException {
        try {
            @Nullable FileLock lock = channel.tryLock();
            if (lock != null) {
                return lock;
            }
        } catch (OverlappingFileLockException ours) {
            throw inUse(target);
        }
        throw inUse(target);
    }

    /** Where the file is until it is published. */
    public Path path() {
        return partial;
    }

    /** Closing it does not publish. */
    public OutputStream stream() {
        return Channels.newOutputStream(channel);
    }

    /**
     * Brings everything to the disk and gives the file its name.
     *
     * @return its size in bytes
     */
    public long publish() {
        try {
            long bytes = channel.size();
            channel.force(true);
            requireFree(target, overwrite);
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            published = true;
            forceDirectory();
            return bytes;
        } catch (IOException refused) {
            throw unwritable(target, refused);
        }
    }

    /** The name is in the directory, which is written on its own. Not every system lets a program do that. */
    private void forceDirectory() {
        Path directory = target.getParent();
        if (directory == null) {
            return;
        }
        try (FileChannel entries = FileChannel.open(directory, StandardOpenOption.READ)) {
            entries.force(true);
        } catch (IOException notHere) {
            return;
        }
    }

    @Override
    public void close() {
        if (!published) {
            try {
                Files.deleteIfExists(partial);
            } catch (IOException refused) {
                closeQuietly();
                throw unwritable(partial, refused);
            }
        }
        closeQuietly();
    }

    private void closeQuietly() {
        try {
            if (lock.isValid()) {
                lock.release();
            }
            channel.close();
        } catch (IOException written) {
            throw unwritable(partial, written);
        }
    }

    private static void requireFree(Path target, boolean overwrite) {
        if (!overwrite && Files.exists(target)) {
            throw new MaintenanceException(
                    "The file " + target + " is there already. Name another one, or write over it with --force.");
        }
    }

    private static MaintenanceException inUse(Path target) {
        return new MaintenanceException("Another program is writing " + target + " at this moment.");
    }

    /** The refusal for a file that cannot be written: no rights, no space. */
    public static MaintenanceException unwritable(Path file, IOException refused) {
        return new MaintenanceException(
                "The file " + file + " cannot be written: " + ArchiveReader.reason(refused)
                        + ". Nothing is left of it. Choose another place, or make room.",
                refused);
    }
}
