package dev.commonplace.http.documents;

import com.fasterxml.jackson.databind.JsonNode;
import dev.commonplace.application.documents.IngestEmbedded;
import dev.commonplace.application.documents.IngestEmbedded.Draft;
import dev.commonplace.application.documents.IngestEmbedded.EmbeddedChunk;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.http.json.JsonFields;
import dev.commonplace.http.json.ObjectList;
import dev.commonplace.http.json.VectorFields;
import java.util.List;

/** Reads documents whose chunks bring their vectors along. */
record EmbeddedFields(String model, List<Draft> documents) {
    static EmbeddedFields read(JsonFields fields) {
        List<Draft> documents =
                ObjectList.read(fields, "documents", IngestEmbedded.DOCUMENTS_MAX, EmbeddedFields::draft);
        if (documents.isEmpty()) {
            throw RefusedException.invalid(fields.pointer("documents"), "At least one document is needed here.");
        }
        return new EmbeddedFields(fields.requiredText("model"), documents);
    }

    private static Draft draft(JsonFields fields) {
        return new Draft(
                DraftFields.details(fields),
                ObjectList.read(fields, "chunks", IngestEmbedded.CHUNKS_MAX, EmbeddedFields::chunk));
    }

    private static EmbeddedChunk chunk(JsonFields fields) {
        String pointer = fields.pointer("vector");
        JsonNode vector = fields.any("vector")
                .orElseThrow(() -> RefusedException.invalid(pointer, "A list of numbers is needed here."));
        return new EmbeddedChunk(fields.requiredText("text"), VectorFields.vector(vector, pointer));
    }
}
