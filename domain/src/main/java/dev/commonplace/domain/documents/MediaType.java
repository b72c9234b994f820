package dev.commonplace.domain.documents;

import dev.commonplace.domain.shared.RefusedException;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The form in which a document came, without parameters, in lower case.
 *
 * @param value such as {@code text/markdown}
 */
public record MediaType(String value) {
    private static final Pattern FORM = Pattern.compile("[a-z0-9!#$&^_.+-]{1,60}/[a-z0-9!#$&^_.+-]{1,100}");

    public static final MediaType TEXT = new MediaType("text/plain");
    public static final MediaType MARKDOWN = new MediaType("text/markdown");
    public static final MediaType HTML = new MediaType("text/html");
    public static final MediaType CSV = new MediaType("text/csv");
    public static final MediaType TSV = new MediaType("text/tab-separated-values");
    public static final MediaType JSON = new MediaType("application/json");
    public static final MediaType NDJSON = new MediaType("application/x-ndjson");
    public static final MediaType PDF = new MediaType("application/pdf");
    public static final MediaType DOCX =
            new MediaType("application/vnd.openxmlformats-officedocument.wordprocessingml.document");
    public static final MediaType PPTX =
            new MediaType("application/vnd.openxmlformats-officedocument.presentationml.presentation");
    public static final MediaType XLSX =
            new MediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    public static final MediaType EPUB = new MediaType("application/epub+zip");
    public static final MediaType EMAIL = new MediaType("message/rfc822");
    public static final MediaType ZIP = new MediaType("application/zip");
    /** What is said of files of which nothing is known. */
    public static final MediaType BYTES = new MediaType("application/octet-stream");

    public MediaType {
        Objects.requireNonNull(value, "value");
        if (!FORM.matcher(value).matches()) {
            throw RefusedException.invalid("/content_type", "A content type looks like text/markdown.");
        }
    }

    /** Reads a header or field value; parameters such as {@code charset} are dropped. */
    public static MediaType parse(String text) {
        int end = text.indexOf(';');
        return new MediaType((end < 0 ? text : text.substring(0, end)).strip().toLowerCase(Locale.ROOT));
    }
}
