package dev.commonplace.http;

import dev.commonplace.application.documents.DocumentFile;
import dev.commonplace.application.documents.FileBytes;
import dev.commonplace.application.documents.UnpackArchive;
import dev.commonplace.domain.documents.MediaType;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Takes what is declared as a ZIP for one: a file for each line, of which blank ones are broken. */
final class LinesAsArchive implements UnpackArchive {
    @Override
    public boolean isArchive(DocumentFile file) {
        return file.declaredType().filter(MediaType.ZIP::equals).isPresent();
    }

    @Override
    public void unpack(DocumentFile archive, Visitor visitor) {
        int number = 0;
        for (String line : text(archive).split("\n", -1)) {
            String path = "folder/" + ++number + ".txt";
            if (line.isBlank()) {
                visitor.refused(path, new RefusedException(ErrorCode.UNREADABLE_FILE, "The file is broken."));
            } else {
                visitor.file(
                        path,
                        new DocumentFile(FileBytes.of(line), Optional.empty(), Optional.empty(), Optional.of(path)));
            }
        }
    }

    private static String text(DocumentFile file) {
        try {
            return new String(file.bytes().all(), StandardCharsets.UTF_8);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
