package dev.commonplace.extraction;

import dev.commonplace.application.documents.DocumentFile;
import dev.commonplace.domain.documents.MediaType;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds out what a file is. First by its bytes, which cannot be mistaken for text; then, for text, by what the caller says
 * and by its name. Where a file is declared as something that its bytes are not, it is refused.
 */
final class FormDetection {
    private static final Pattern PAGE =
            Pattern.compile("(?is)\\A[\\s\u00ef\u00bb\u00bf]*<(!doctype html|html)[\\s>].*");
    private static final Pattern MAIL =
            Pattern.compile("(?is)\\A(Return-Path|Received|Delivered-To|Message-ID|MIME-Version):.*");

    /** In the words of people; docs/formats.md has the whole list. */
    private static final String READABLE =
            "Texts, Markdown, HTML, PDF, e-mail, EPUB, RTF, CSV, JSON, NDJSON, the documents,"
                    + " slides and tables of Microsoft and of OpenDocument, and ZIP archives of these can.";

    private final ZipForms zipForms;

    FormDetection(ZipForms zipForms) {
        this.zipForms = zipForms;
    }

    MediaType of(DocumentFile file) throws IOException {
        byte[] head = head(file);
        if (head.length == 0 && !isTextByDeclaration(file)) {
            throw new RefusedException(ErrorCode.UNREADABLE_FILE, "The file is empty.");
        }
        return switch (MagicBytes.of(head)) {
            case PDF -> MediaType.PDF;
            case ZIP -> zipForms.of(file.bytes());
            case EMPTY_ZIP -> throw new RefusedException(ErrorCode.UNREADABLE_FILE, "The archive is empty.");
            case OLE -> FileForms.OLE;
            case RTF -> FileForms.RTF;
            case PDF_FURTHER_ON -> said(file).filter(FormDetection::isText).orElse(MediaType.PDF);
            case NONE -> text(file, new String(head, StandardCharsets.ISO_8859_1));
            default -> throw unsupported(file, MagicBytes.of(head).word());
        };
    }

    private static byte[] head(DocumentFile file) throws IOException {
        try (InputStream stream = file.bytes().open()) {
            return stream.readNBytes(MagicBytes.HEAD_BYTES);
        }
    }

    private static boolean isTextByDeclaration(DocumentFile file) {
        return file.declaredType().filter(FileForms.TEXTS::contains).isPresent();
    }

    private static Optional<MediaType> said(DocumentFile file) {
        Optional<MediaType> named = FileNames.type(file.fileName());
        // Browsers know spreadsheets as the only program for what ends in .csv.
        return file.declaredType()
                .filter(type ->
                        isText(type) || named.filter(FormDetection::isText).isEmpty())
                .or(() -> named);
    }

    private static MediaType text(DocumentFile file, String head) {
        Optional<MediaType> said = said(file);
        if (said.isEmpty()) {
            return guess(file, head);
        }
        MediaType type = said.get();
        if (isText(type)) {
            return type;
        }
        if (isKnown(type)) {
            throw new RefusedException(
                    ErrorCode.UNREADABLE_FILE,
                    "The file is called " + type.value() + ", and its first bytes are not those of such a file.");
        }
        throw unsupported(file, type.value());
    }

    private static MediaType guess(DocumentFile file, String head) {
        if (PAGE.matcher(head).matches()) {
            return MediaType.HTML;
        }
        if (MAIL.matcher(head).matches()) {
            return MediaType.EMAIL;
        }
        boolean wide = head.startsWith("\u00ff\u00fe") || head.startsWith("\u00fe\u00ff");
        if (head.indexOf(0) >= 0 && !wide) {
            throw unsupported(file, "unknown, and no text");
        }
        return MediaType.TEXT;
    }

    private static boolean isText(MediaType type) {
        return FileForms.TEXTS.contains(type) || type.equals(MediaType.EMAIL);
    }

    private static boolean isKnown(MediaType type) {
        return FileForms.readable().contains(type) || type.equals(MediaType.ZIP);
    }

    private static RefusedException unsupported(DocumentFile file, String form) {
        String declared = file.declaredType()
                .filter(type -> !type.value().equals(form))
                .map(type -> ", though it is declared as " + type.value())
                .orElse("");
        return new RefusedException(
                ErrorCode.UNSUPPORTED_FORMAT,
                "The form of the file (" + form + declared + ") cannot be read. " + READABLE);
    }
}
