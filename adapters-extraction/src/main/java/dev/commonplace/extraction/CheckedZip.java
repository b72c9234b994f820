package dev.commonplace.extraction;

import dev.commonplace.application.documents.DocumentFile;
import dev.commonplace.application.documents.FileBytes;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A ZIP archive that is no bomb, and whose entries are read as they unpack, without being laid down anywhere. */
public final class CheckedZip implements AutoCloseable {
    private final TemporaryCopy copy;
    private final ZipFile zip;
    private final ArchiveLimits limits;

    private CheckedZip(TemporaryCopy copy, ZipFile zip, ArchiveLimits limits) {
        this.copy = copy;
        this.zip = zip;
        this.limits = limits;
    }

    /** @param path with {@code /} between folders; never leads out of the archive */
    public record Entry(String path, DocumentFile file) {}

    /** @throws RefusedException {@code UNREADABLE_FILE}, {@code TOO_LARGE}, {@code TOO_COSTLY} */
    public static CheckedZip open(FileBytes bytes, ArchiveLimits limits, Path temporaryDirectory) throws IOException {
        TemporaryCopy copy = TemporaryCopy.of(bytes, temporaryDirectory);
        boolean opened = false;
        try {
            ZipFile zip = ZipChecks.open(copy.file());
            try {
                ZipChecks.require(zip, bytes.size(), limits);
                opened = true;
                return new CheckedZip(copy, zip, limits);
            } finally {
                if (!opened) {
                    zip.close();
                }
            }
        } finally {
            if (!opened) {
                copy.close();
            }
        }
    }

    /** Whether it is a document that happens to be packed like an archive. */
    public boolean isOfficeDocument() {
        return zip.getEntry("[Content_Types].xml") != null || zip.getEntry("mimetype") != null;
    }

    /** The files of people, in their order; what systems add, and names that lead out, are left out. */
    public List<Entry> entries() {
        return zip.stream()
                .filter(entry -> !entry.isDirectory() && !EntryPath.isJunk(entry.getName()))
                .filter(entry -> EntryPath.isGood(entry.getName()))
                .map(entry -> new Entry(EntryPath.of(entry.getName()), file(entry)))
                .toList();
    }

    private DocumentFile file(ZipEntry entry) {
        String path = EntryPath.of(entry.getName());
        return new DocumentFile(new Packed(entry), Optional.empty(), Optional.empty(), Optional.of(path));
    }

    private final class Packed implements FileBytes {
        private final ZipEntry entry;

        Packed(ZipEntry entry) {
            this.entry = entry;
        }

        @Override
        public long size() {
            return Math.max(0, entry.getSize());
        }

        @Override
        public InputStream open() throws IOException {
            if (entry.getSize() > limits.entryBytes()) {
                throw new RefusedException(
                        ErrorCode.TOO_LARGE,
                        "A file of an archive may have at most " + limits.entryBytes() + " bytes.");
            }
            return new DeclaredBytes(zip.getInputStream(entry), entry.getSize());
        }
    }

    @Override
    public void close() throws IOException {
        try (copy) {
            zip.close();
        }
    }
}
