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
