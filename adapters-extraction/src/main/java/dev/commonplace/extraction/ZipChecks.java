package dev.commonplace.extraction;

import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Looks at the directory of a ZIP file, before anything of it is unpacked. */
final class ZipChecks {
    private ZipChecks() {}

    /** @throws RefusedException {@code UNREADABLE_FILE}, {@code ENCRYPTED_FILE} */
    static ZipFile open(Path file) throws IOException {
        try {
            return new ZipFile(file.toFile(), StandardCharsets.UTF_8);
        } catch (ZipException broken) {
            String message = String.valueOf(broken.getMessage());
            if (message.contains("entry name") || message.contains("bad comment")) {
                // Names from before Unicode; the wrong letters are better than no file.
                return new ZipFile(file.toFile(), StandardCharsets.ISO_8859_1);
            }
            throw ZipForms.broken(broken);
        } catch (IllegalArgumentException broken) {
            throw ZipForms.broken(broken);
        }
    }

    /** @throws RefusedException {@code TOO_COSTLY} for a bomb, {@code TOO_LARGE} */
    static void require(ZipFile zip, long packedBytes, ArchiveLimits limits) {
        if (zip.size() > limits.entries()) {
            throw new RefusedException(
                    ErrorCode.TOO_LARGE, "An archive may hold at most " + limits.entries() + " files in all.");
        }
        long unpacked = unpackedBytes(zip.stream().toList(), packedBytes);
        if (unpacked > limits.unpackedBytes() || unpacked < 0) {
            throw new RefusedException(
                    ErrorCode.TOO_LARGE,
                    "An archive may unpack to at most " + limits.unpackedBytes() + " bytes in all.");
        }
    }

    /**
     * How many bytes all entries say that they unpack to.
     *
     * @throws RefusedException {@code TOO_COSTLY} for a bomb
     */
    static long unpackedBytes(List<? extends ZipEntry> entries, long packedBytes) {
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
        return unpacked;
    }
}
