package dev.commonplace.extraction;

import dev.commonplace.application.documents.DocumentFile;
import dev.commonplace.application.documents.UnpackArchive;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import java.io.IOException;
import java.io.InputStream;
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
                ZipFile zip = ZipChecks.open(copy.file())) {
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
        long unpacked = ZipChecks.unpackedBytes(entries, packedBytes);
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
                TemporaryCopy copy = TemporaryCopy.of(new DeclaredBytes(stream, entry.getSize()), temporaryDirectory)) {
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
}
