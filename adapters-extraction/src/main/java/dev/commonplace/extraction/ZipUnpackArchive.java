package dev.commonplace.extraction;

import dev.commonplace.application.documents.DocumentFile;
import dev.commonplace.application.documents.UnpackArchive;
import dev.commonplace.domain.documents.MediaType;
import dev.commonplace.domain.shared.RefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Takes ZIP archives apart, one file at a time in a temporary file. */
public final class ZipUnpackArchive implements UnpackArchive {
    private final ArchiveLimits limits;
    private final Path temporaryDirectory;
    private final FormDetection detection;

    public ZipUnpackArchive(ArchiveLimits limits, Path temporaryDirectory) {
        this.limits = limits;
        this.temporaryDirectory = temporaryDirectory;
        this.detection = new FormDetection(new ZipForms(temporaryDirectory));
    }

    @Override
    public boolean isArchive(DocumentFile file) {
        try {
            return detection.of(file).equals(MediaType.ZIP);
        } catch (RefusedException noDocumentEither) {
            return false;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void unpack(DocumentFile archive, Visitor visitor) {
        try {
            new Unpacking(limits, temporaryDirectory, this, visitor).unpack(archive, "", 0);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
