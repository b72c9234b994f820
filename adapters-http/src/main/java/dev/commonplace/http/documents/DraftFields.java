package dev.commonplace.http.documents;

import dev.commonplace.application.documents.DocumentDraft;
import dev.commonplace.domain.documents.DocumentDetails;
import dev.commonplace.domain.documents.MediaType;
import dev.commonplace.http.json.JsonFields;

/** Reads what callers hand in as a document. */
final class DraftFields {
    private DraftFields() {}

    static DocumentDraft draft(JsonFields fields) {
        return new DocumentDraft(
                details(fields),
                fields.requiredText("content"),
                fields.text("content_type").map(MediaType::parse).orElse(MediaType.TEXT));
    }

    static DocumentDetails details(JsonFields fields) {
        return new DocumentDetails(
                fields.text("external_id"),
                fields.text("title"),
                fields.text("source"),
                fields.texts("tags"),
                fields.object("metadata"),
                fields.time("date"));
    }
}
