package dev.commonplace.extraction;

import dev.commonplace.application.documents.FileBytes;
import dev.commonplace.domain.documents.MediaType;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Tells what lies in a ZIP file: an office document, a book, or just files. Only its directory is looked at. */
final class ZipForms {
    private static final int MIME_TYPE_BYTES_MAX = 200;

    private final Path temporaryDirectory;

    ZipForms(Path temporaryDirectory) {
        this.temporaryDirectory = temporaryDirectory;
    }

    /** @throws RefusedException {@code UNREADABLE_FILE} where the directory is not there or wrong */
    MediaType of(FileBytes bytes) throws IOException {
        try (TemporaryCopy copy = TemporaryCopy.of(bytes, temporaryDirectory);
                ZipFile zip = new ZipFile(copy.file().toFile())) {
            return of(zip);
        } catch (ZipException | IllegalArgumentException broken) {
            throw broken(broken);
        }
    }

    static RefusedException broken(Exception broken) {
        if (Unpacking.speaksOfEncryption(broken)) {
            return new RefusedException(
                    ErrorCode.ENCRYPTED_FILE, "The archive is encrypted. Take its password off, and bring it again.");
        }
        return new RefusedException(
                ErrorCode.UNREADABLE_FILE,
                "The file is packed as a ZIP and broken or cut off (" + broken.getMessage() + ").");
    }

    private static MediaType of(ZipFile zip) throws IOException {
        if (zip.getEntry("[Content_Types].xml") != null) {
            if (has(zip, "word/")) {
                return MediaType.DOCX;
            }
            if (has(zip, "ppt/")) {
                return MediaType.PPTX;
            }
            return has(zip, "xl/") ? MediaType.XLSX : MediaType.ZIP;
        }
        ZipEntry declaration = zip.getEntry("mimetype");
        if (declaration == null) {
            return zip.getEntry("META-INF/container.xml") != null ? MediaType.EPUB : MediaType.ZIP;
        }
        try (InputStream stream = zip.getInputStream(declaration)) {
            String word = new String(stream.readNBytes(MIME_TYPE_BYTES_MAX), StandardCharsets.ISO_8859_1).strip();
            if (word.equals(MediaType.EPUB.value())) {
                return MediaType.EPUB;
            }
            return FileForms.ODF.stream()
                    .filter(type -> type.value().equals(word))
                    .findFirst()
                    .orElse(MediaType.ZIP);
        }
    }

    private static boolean has(ZipFile zip, String folder) {
        return zip.stream().anyMatch(entry -> entry.getName().startsWith(folder));
    }
}
