package dev.commonplace.persistence.documents;

import static dev.commonplace.persistence.jooq.Tables.DOCUMENTS;

import dev.commonplace.domain.documents.ContentHash;
import dev.commonplace.domain.documents.Document;
import dev.commonplace.domain.documents.DocumentDetails;
import dev.commonplace.domain.documents.DocumentId;
import dev.commonplace.domain.documents.DocumentStatus;
import dev.commonplace.domain.documents.MediaType;
import dev.commonplace.domain.documents.OriginalFile;
import dev.commonplace.persistence.guard.GuardNotes;
import dev.commonplace.persistence.jooq.tables.records.DocumentsRecord;
import java.util.List;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.Record;

/** Documents as rows. The content is read only where it is asked for. */
final class DocumentRows {
    static final List<Field<?>> WITHOUT_CONTENT = List.of(
            DOCUMENTS.ID,
            DOCUMENTS.EXTERNAL_ID,
            DOCUMENTS.TITLE,
            DOCUMENTS.CONTENT_TYPE,
            DOCUMENTS.CONTENT_HASH,
            DOCUMENTS.ORIGINAL_SHA256,
            DOCUMENTS.ORIGINAL_BYTES,
            DOCUMENTS.ORIGINAL_MEDIA_TYPE,
            DOCUMENTS.ORIGINAL_FILE_NAME,
            DOCUMENTS.ORIGINAL_TITLE,
            DOCUMENTS.GUARD,
            DOCUMENTS.CHARACTER_COUNT,
            DOCUMENTS.SOURCE,
            DOCUMENTS.TAGS,
            DOCUMENTS.METADATA,
            DOCUMENTS.DOCUMENT_DATE,
            DOCUMENTS.STATUS,
            DOCUMENTS.FAILURE,
            DOCUMENTS.VERSION,
            DOCUMENTS.CHUNK_COUNT,
            DOCUMENTS.CREATED_AT,
            DOCUMENTS.UPDATED_AT);

    private DocumentRows() {}

    static Document document(Record row) {
        return new Document(
                new DocumentId(row.get(DOCUMENTS.ID)),
                details(row),
                new MediaType(row.get(DOCUMENTS.CONTENT_TYPE)),
                ContentHash.of(row.get(DOCUMENTS.CONTENT_HASH)),
                original(row),
                GuardNotes.read(row.get(DOCUMENTS.GUARD)),
                row.get(DOCUMENTS.CHARACTER_COUNT),
                DocumentStatus.parse("/status", row.get(DOCUMENTS.STATUS)),
                Optional.ofNullable(row.get(DOCUMENTS.FAILURE)),
                row.get(DOCUMENTS.VERSION),
                row.get(DOCUMENTS.CHUNK_COUNT),
                row.get(DOCUMENTS.CREATED_AT),
                row.get(DOCUMENTS.UPDATED_AT));
    }

    private static Optional<OriginalFile> original(Record row) {
        return Optional.ofNullable(row.get(DOCUMENTS.ORIGINAL_SHA256))
                .map(hash -> new OriginalFile(
                        ContentHash.of(hash),
                        row.get(DOCUMENTS.ORIGINAL_BYTES),
                        new MediaType(row.get(DOCUMENTS.ORIGINAL_MEDIA_TYPE)),
                        Optional.ofNullable(row.get(DOCUMENTS.ORIGINAL_FILE_NAME)),
                        Optional.ofNullable(row.get(DOCUMENTS.ORIGINAL_TITLE))));
    }

    private static DocumentDetails details(Record row) {
        return new DocumentDetails(
                Optional.ofNullable(row.get(DOCUMENTS.EXTERNAL_ID)),
                Optional.ofNullable(row.get(DOCUMENTS.TITLE)),
                Optional.ofNullable(row.get(DOCUMENTS.SOURCE)),
                List.of(row.get(DOCUMENTS.TAGS)),
                row.get(DOCUMENTS.METADATA),
                Optional.of(row.get(DOCUMENTS.DOCUMENT_DATE)));
    }

    /** All that can change of a document, but for its content. */
    static DocumentsRecord row(Document document) {
        DocumentDetails details = document.details();
        DocumentsRecord row = new DocumentsRecord();
        row.setExternalId(details.externalId().orElse(null));
        row.setTitle(details.title().orElse(null));
        row.setContentType(document.mediaType().value());
        row.setContentHash(document.hash().bytes());
        Optional<OriginalFile> original = document.original();
        row.setOriginalSha256(original.map(file -> file.hash().bytes()).orElse(null));
        row.setOriginalBytes(original.map(OriginalFile::bytes).orElse(null));
        row.setOriginalMediaType(original.map(file -> file.mediaType().value()).orElse(null));
        row.setOriginalFileName(original.flatMap(OriginalFile::fileName).orElse(null));
        row.setOriginalTitle(original.flatMap(OriginalFile::title).orElse(null));
        row.setGuard(GuardNotes.write(document.guard()));
        row.setCharacterCount(document.characters());
        row.setSource(details.source().orElse(null));
        row.setTags(details.tags().toArray(String[]::new));
        row.setMetadata(details.metadata());
        row.setDocumentDate(details.date().orElseThrow());
        row.setStatus(document.status().word());
        row.setFailure(document.failure().orElse(null));
        row.setVersion(document.version());
        row.setChunkCount(document.chunks());
        row.setUpdatedAt(document.updatedAt());
        return row;
    }
}
