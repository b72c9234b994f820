package dev.commonplace.persistence.documents;

import static dev.commonplace.persistence.support.FixedQuery.maybe;
import static dev.commonplace.persistence.support.FixedQuery.texts;
import static dev.commonplace.persistence.support.FixedQuery.time;

import dev.commonplace.application.documents.Chunks.OfDocument;
import dev.commonplace.domain.documents.Chunk;
import dev.commonplace.domain.documents.ChunkId;
import dev.commonplace.domain.documents.ContentHash;
import dev.commonplace.domain.documents.Document;
import dev.commonplace.domain.documents.DocumentDetails;
import dev.commonplace.domain.documents.DocumentId;
import dev.commonplace.domain.documents.DocumentStatus;
import dev.commonplace.domain.documents.MediaType;
import dev.commonplace.domain.documents.OriginalFile;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.persistence.guard.GuardNotes;
import dev.commonplace.persistence.support.FixedQuery;
import dev.commonplace.persistence.support.JsonText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jooq.DSLContext;

/** Reads chunks and their documents together, each document once. */
final class ChunksWithDocuments {
    /** Of {@code chunks as chunk} and {@code documents as document}. */
    static final String COLUMNS = """
            chunk.id as brought_id, chunk.document_id, chunk.ordinal, chunk.start_offset, chunk.end_offset,
            chunk.token_count, chunk.heading_path, chunk.page, chunk.content as chunk_content,
            document.external_id, document.title, document.content_type, document.content_hash,
            document.original_sha256, document.original_bytes, document.original_media_type,
            document.original_file_name, document.original_title, document.guard, document.character_count,
            document.source, document.tags, document.metadata, document.document_date, document.status,
            document.failure, document.version, document.chunk_count, document.created_at, document.updated_at""";

    /**
     * Looks up the chunk that {@code hit.chunk_id} names, and its document. Arguments: the tenant, twice. Each is a look-up of its
     * own because one plan serves all tenants: for the average one, which has few documents, PostgreSQL would rather read all of
     * them and join, and then do so for a tenant with a hundred thousand.
     */
    static final String LOOKED_UP = """
            lateral (select * from chunks where tenant_id = ? and id = hit.chunk_id limit 1) as chunk on true
            left join lateral (
                select * from documents where tenant_id = ? and id = chunk.document_id limit 1
            ) as document on true
            """;

    private static final FixedQuery FIND_ALL =
            FixedQuery.of("select " + COLUMNS + " from unnest(?) as hit (chunk_id) join " + LOOKED_UP);

    private final Map<DocumentId, Document> documents = new HashMap<>();

    static List<OfDocument> fetch(DSLContext dsl, TenantId tenantId, UUID[] ids) {
        return FIND_ALL.fetch(dsl, new ChunksWithDocuments()::read, ids, tenantId.value(), tenantId.value());
    }

    OfDocument read(ResultSet row) throws SQLException {
        Chunk chunk = chunk(row);
        Document document = documents.get(chunk.documentId());
        if (document == null) {
            document = document(chunk.documentId(), row);
            documents.put(chunk.documentId(), document);
        }
        return new OfDocument(chunk, document);
    }

    private static Chunk chunk(ResultSet row) throws SQLException {
        Optional<Integer> page = maybe(row, "page", Integer.class);
        return new Chunk(
                new ChunkId(row.getObject("brought_id", UUID.class)),
                new DocumentId(row.getObject("document_id", UUID.class)),
                row.getInt("ordinal"),
                row.getInt("start_offset"),
                row.getInt("end_offset"),
                row.getInt("token_count"),
                texts(row, "heading_path"),
                page.isPresent() ? OptionalInt.of(page.get()) : OptionalInt.empty(),
                row.getString("chunk_content"));
    }

    private static Document document(DocumentId id, ResultSet row) throws SQLException {
        return new Document(
                id,
                new DocumentDetails(
                        maybe(row, "external_id", String.class),
                        maybe(row, "title", String.class),
                        maybe(row, "source", String.class),
                        texts(row, "tags"),
                        JsonText.readObject(row.getString("metadata")),
                        Optional.of(time(row, "document_date"))),
                new MediaType(row.getString("content_type")),
                ContentHash.of(row.getBytes("content_hash")),
                original(row),
                GuardNotes.read(Optional.ofNullable(row.getString("guard"))
                        .map(JsonText::readObject)
                        .orElse(null)),
                row.getInt("character_count"),
                DocumentStatus.parse("/status", row.getString("status")),
                maybe(row, "failure", String.class),
                row.getInt("version"),
                row.getInt("chunk_count"),
                time(row, "created_at"),
                time(row, "updated_at"));
    }

    private static Optional<OriginalFile> original(ResultSet row) throws SQLException {
        byte[] hash = row.getBytes("original_sha256");
        return hash == null
                ? Optional.empty()
                : Optional.of(new OriginalFile(
                        ContentHash.of(hash),
                        row.getLong("original_bytes"),
                        new MediaType(row.getString("original_media_type")),
                        maybe(row, "original_file_name", String.class),
                        maybe(row, "original_title", String.class)));
    }
}
