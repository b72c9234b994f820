package dev.commonplace.extraction.office;

import dev.commonplace.domain.documents.MediaType;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.extraction.FileForms;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.tika.parser.microsoft.OfficeParser.POIFSDocumentType;

/** Tells what lies in the container that the office formats of the nineties, Outlook and encrypted files share. */
final class OleForm {
    private OleForm() {}

    static MediaType of(Path file) throws IOException {
        try (POIFSFileSystem container = new POIFSFileSystem(file.toFile(), true)) {
            POIFSDocumentType type = POIFSDocumentType.detectType(container.getRoot());
            return switch (type) {
                case WORDDOCUMENT -> FileForms.DOC;
                case WORKBOOK, XLR -> FileForms.XLS;
                case POWERPOINT -> FileForms.PPT;
                case OUTLOOK -> FileForms.MSG;
                case ENCRYPTED, DRMENCRYPTED -> throw ReadFile.encrypted();
                default ->
                    throw new RefusedException(
                            ErrorCode.UNSUPPORTED_FORMAT, "A file of the kind " + type + " cannot be read.");
            };
        }
    }
}
