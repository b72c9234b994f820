package dev.commonplace.http.documents;

import dev.commonplace.domain.documents.DocumentDetails;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.http.json.JsonFields;
import java.net.URI;
import java.net.URISyntaxException;

/** Reads which address callers want a document of. */
final class UrlFields {
    private UrlFields() {}

    record Asked(URI url, DocumentDetails details) {}

    static Asked read(JsonFields fields) {
        String text = fields.requiredText("url").strip();
        try {
            return new Asked(new URI(text), DraftFields.details(fields));
        } catch (URISyntaxException malformed) {
            throw RefusedException.invalid("/url", "This is no address of the web.");
        }
    }
}
