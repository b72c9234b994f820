package dev.commonplace.maintenance.archive;

import dev.commonplace.maintenance.MaintenanceException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A file in the making. It has a name of its own until it is whole and on the disk, so that nobody takes half of it for all, and
 * no two runs write into the same. Only its owner may read it. Closing it before it is published removes it; what killed programs
 * left behind is cleared away by the next that makes a file of this name.
 */
public final class UnfinishedFile implements AutoCloseable {
    private static final String ENDING = ".partial";

    private final Path target;
    private final boolean overwrite;
    private final WriterTurn turn;
    private final Path partial;
    private final FileChannel channel;
    private boolean published;

    private UnfinishedFile(Path target, boolean overwrite, WriterTurn turn, Path partial, FileChannel channel) {
        this.target = target;
        this.overwrite = overwrite;
        this.turn = turn;
        this.partial = partial;
        this.channel = channel;
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
        WriterTurn turn = WriterTurn.take(absolute);
        try {
            removeLeftovers(directory, name);
            // Java makes it readable for its owner only.
            Path partial = Files.createTempFile(directory, name + ".", ENDING);
            FileChannel channel = FileChannel.open(partial, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
            return new UnfinishedFile(absolute, overwrite, turn, partial, channel);
        } catch (IOException refused) {
            turn.close();
            throw unwritable(target, refused);
        }
    }

    /** Whoever has the turn is alone, so that any other file of this kind is one that nobody writes any more. */
    private static void removeLeftovers(Path directory, Path name) throws IOException {
        Pattern leftover = Pattern.compile(Pattern.quote(name + ".") + "\\d+" + Pattern.quote(ENDING));
        try (Stream<Path> files = Files.list(directory)) {
            files.filter(file ->
                            leftover.matcher(String.valueOf(file.getFileName())).matches())
                    .forEach(UnfinishedFile::removeLeftover);
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
    }

    private static void removeLeftover(Path leftover) {
        try {
            Files.deleteIfExists(leftover);
        } catch (IOException notOurs) {
            // It takes room, but is in nobody's way: ours has another name.
        }
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
        } catch (NoSuchFileException removed) {
            throw new MaintenanceException(
                    "The file " + target + " is not written: somebody has removed " + partial
                            + " meanwhile. Nothing is left of it. Start again.",
                    removed);
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
        try (turn) {
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

    /** The refusal for a file that cannot be written: no rights, no space. */
    public static MaintenanceException unwritable(Path file, IOException refused) {
        return new MaintenanceException(
                "The file " + file + " cannot be written: " + ArchiveReader.reason(refused)
                        + ". Nothing is left of it. Choose another place, or make room.",
                refused);
    }
}
