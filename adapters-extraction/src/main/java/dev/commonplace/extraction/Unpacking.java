package dev.commonplace.extraction;

import dev.commonplace.application.documents.DocumentFile;
import dev.commonplace.application.documents.UnpackArchive;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** One archive while it is taken apart, with what is left of its limits. */
final class Unpacking {
    private final ArchiveLimits limits;
    private final Path temporaryDirectory;
    private final UnpackArchive archives;
    private final UnpackArchive.Visitor visitor;
    private long entriesLeft;
    private long bytesLeft;

    Unpacking(ArchiveLimits limits, Path temporaryDirectory, UnpackArchive archives, UnpackArchive.Visitor visitor) {
        this.limits = limits;
        this.temporaryDirectory = temporaryDirectory;
        this.archives = archives;
        this.visitor = visitor;
        this.entriesLeft = limits.entries();
        this.bytesLeft = limits.unpackedBytes();
    }

    /** @param prefix the path of an archive within the archive, with a slash at its end */
    void unpack(DocumentFile archive, String prefix, int depth) throws IOException {
        try (TemporaryCopy copy = TemporaryCopy.of(archive.bytes(), temporaryDirectory);
                ZipFile zip = open(copy.file())) {
            List<? extends ZipEntry> entries = files(zip);
            check(entries, archive.bytes().size());
            for (ZipEntry entry : entries) {
                String shown = prefix + EntryPath.shown(entry.getName());
                try {
                    handOver(zip, entry, prefix + EntryPath.of(entry.getName()), depth);
                } catch (RefusedException refused) {
                    visitor.refused(shown, refused);
                } catch (ZipException broken) {
                    visitor.refused(shown, ZipForms.broken(broken));
                }
            }
        }
    }

    private static ZipFile open(Path file) throws IOException {
        try {
            return open(file, StandardCharsets.UTF_8);
        } catch (ZipException broken) {
            String message = String.valueOf(broken.getMessage());
            if (message.contains("entry name") || message.contains("bad comment")) {
                // Names from before Unicode; the wrong letters are better than no file.
                return open(file, StandardCharsets.ISO_8859_1);
            }
            throw ZipForms.broken(broken);
        }
    }

    private static ZipFile open(Path file, Charset charset) throws IOException {
        return new ZipFile(file.toFile(), charset);
    }

    private List<? extends ZipEntry> files(ZipFile zip) {
        if (zip.size() > limits.entries() * 10L) {
            throw tooMany();
        }
        return zip.stream()
                .filter(entry -> !entry.isDirectory() && !EntryPath.isJunk(entry.getName()))
                .toList();
    }

    private RefusedException tooMany() {
        return new RefusedException(
                ErrorCode.TOO_LARGE, "An archive may hold at most " + limits.entries() + " files in all.");
    }

    /** Before the first file is handed over, so that an archive that is too much leaves nothing behind. */
    private void check(List<? extends ZipEntry> entries, long packedBytes) {
        long unpacked = entries.stream()
                .mapToLong(entry -> Math.max(0, entry.getSize()))
                .sum();
        long packed = entries.stream()
                .mapToLong(entry -> Math.max(0, entry.getCompressedSize()))
                .sum();
        boolean overlapping = packed > packedBytes;
        boolean bomb = unpacked > ArchiveLimits.HARMLESS_BYTES
                && unpacked / Math.max(1, packedBytes) > ArchiveLimits.RATIO_MAX;
        if (overlapping || bomb) {
            throw new RefusedException(
                    ErrorCode.TOO_COSTLY, "The archive unpacks to far more than it is itself, as bombs do.");
        }
        if (unpacked > bytesLeft || unpacked < 0) {
            throw new RefusedException(
                    ErrorCode.TOO_LARGE,
                    "An archive may unpack to at most " + limits.unpackedBytes() + " bytes in all.");
        }
        if (entries.size() > entriesLeft) {
            throw tooMany();
        }
        bytesLeft -= unpacked;
        entriesLeft -= entries.size();
    }

    private void handOver(ZipFile zip, ZipEntry entry, String path, int depth) throws IOException {
        if (entry.getSize() > limits.entryBytes()) {
            throw new RefusedException(
                    ErrorCode.TOO_LARGE, "A file of an archive may have at most " + limits.entryBytes() + " bytes.");
        }
        try (InputStream stream = zip.getInputStream(entry);
                TemporaryCopy copy = TemporaryCopy.of(new Declared(stream, entry.getSize()), temporaryDirectory)) {
            if (Files.size(copy.file()) == 0) {
                throw new RefusedException(ErrorCode.UNREADABLE_FILE, "The file is empty.");
            }
            DocumentFile file = new DocumentFile(copy.bytes(), Optional.empty(), Optional.empty(), Optional.of(path));
            if (!archives.isArchive(file)) {
                visitor.file(path, file);
            } else if (depth < limits.nesting()) {
                unpack(file, path + "/", depth + 1);
            } else {
                throw new RefusedException(
                        ErrorCode.TOO_COSTLY, "Archives may lie in archives at most " + limits.nesting() + " deep.");
            }
        }
    }

    static boolean speaksOfEncryption(Exception broken) {
        return String.valueOf(broken.getMessage()).toLowerCase(Locale.ROOT).contains("encrypted");
    }

    /** An entry of which no more comes than it says of itself, on which the limits rely. */
    private static final class Declared extends java.io.FilterInputStream {
        private long left;

        Declared(InputStream stream, long size) {
            super(stream);
            this.left = size;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = super.read(target, offset, length);
            left -= Math.max(0, count);
            if (left < 0) {
                throw new ZipException("an entry is larger than it says");
            }
            return count;
        }
    }
}
