package dev.commonplace.extraction;

import dev.commonplace.domain.documents.MediaType;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the ending of a file's name says about its form. */
final class FileNames {
    private static final Map<String, MediaType> BY_ENDING = byEnding();

    private FileNames() {}

    static Optional<MediaType> type(Optional<String> fileName) {
        return fileName.map(name -> name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT))
                .flatMap(ending -> Optional.ofNullable(BY_ENDING.get(ending)));
    }

    private static Map<String, MediaType> byEnding() {
        Map<String, MediaType> types = new HashMap<>();
        put(types, MediaType.TEXT, "txt", "text", "log");
        put(types, MediaType.MARKDOWN, "md", "markdown");
        put(types, MediaType.HTML, "html", "htm", "xhtml");
        put(types, MediaType.CSV, "csv");
        put(types, MediaType.TSV, "tsv", "tab");
        put(types, MediaType.JSON, "json");
        put(types, MediaType.NDJSON, "ndjson", "jsonl");
        put(types, MediaType.PDF, "pdf");
        put(types, MediaType.DOCX, "docx", "docm", "dotx");
        put(types, MediaType.PPTX, "pptx", "pptm", "ppsx");
        put(types, MediaType.XLSX, "xlsx", "xlsm", "xltx");
        put(types, MediaType.EPUB, "epub");
        put(types, MediaType.EMAIL, "eml");
        put(types, MediaType.ZIP, "zip");
        put(types, FileForms.RTF, "rtf");
        put(types, FileForms.ODT, "odt");
        put(types, FileForms.ODS, "ods");
        put(types, FileForms.ODP, "odp");
        put(types, FileForms.DOC, "doc");
        put(types, FileForms.XLS, "xls");
        put(types, FileForms.PPT, "ppt");
        put(types, FileForms.MSG, "msg");
        return Map.copyOf(types);
    }

    private static void put(Map<String, MediaType> types, MediaType type, String... endings) {
        for (String ending : endings) {
            types.put(ending, type);
        }
    }
}
