package dev.commonplace.persistence;

import dev.commonplace.domain.documents.Chunk;
import dev.commonplace.domain.documents.ChunkId;
import dev.commonplace.domain.documents.ContentHash;
import dev.commonplace.domain.documents.Document;
import dev.commonplace.domain.documents.DocumentDetails;
import dev.commonplace.domain.documents.DocumentId;
import dev.commonplace.domain.documents.DocumentStatus;
import dev.commonplace.domain.documents.IndexedText;
import dev.commonplace.domain.documents.MediaType;
import dev.commonplace.domain.embeddings.Embedding;
import dev.commonplace.domain.embeddings.EmbeddingSpace;
import dev.commonplace.domain.embeddings.SpaceId;
import dev.commonplace.domain.search.Bm25Parameters;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.fixtures.shared.CountingIds;
import dev.commonplace.persistence.documents.JooqChunkEmbeddings;
import dev.commonplace.persistence.documents.JooqChunkWords;
import dev.commonplace.persistence.documents.JooqChunks;
import dev.commonplace.persistence.documents.JooqDocuments;
import dev.commonplace.persistence.embeddings.JooqEmbeddingSpaces;
import dev.commonplace.persistence.support.Scope;
import dev.commonplace.persistence.support.ScopedTransactions;
import dev.commonplace.persistence.support.TransactionLimits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jooq.DSLContext;

/** Rows to test with, made by the adapters themselves. */
public final class TestRows {
    public static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

    private final ScopedTransactions transactions;
    private final CountingIds ids = new CountingIds();

    public TestRows(DataSource service) {
        this.transactions = new ScopedTransactions(service, TransactionLimits.DEFAULT);
    }

    public ScopedTransactions transactions() {
        return transactions;
    }

    public void in(TenantId tenantId, Consumer<DSLContext> body) {
        transactions.run(Scope.tenant(tenantId), dsl -> {
            body.accept(dsl);
            return tenantId;
        });
    }

    public TenantId tenant() {
        TenantId id = new TenantId(ids.next());
        transactions.run(
                Scope.operator(),
                dsl -> dsl.execute(
                        "insert into tenants (id, slug, name, embedding_model, created_at, updated_at)"
                                + " values (?, ?, 'A tenant', 'a-model', now(), now())",
                        id.value(),
                        "t-" + id.value().toString().substring(0, 13)));
        return id;
    }

    public EmbeddingSpace space(TenantId tenantId, int dimension) {
        EmbeddingSpace space = new EmbeddingSpace(new SpaceId(ids.next()), "a-model", dimension, true, NOW);
        in(tenantId, dsl -> new JooqEmbeddingSpaces(dsl, tenantId).add(space));
        return space;
    }

    /** A document with a chunk for each text, indexed by words. */
    public List<Chunk> document(TenantId tenantId, DocumentDetails details, String... texts) {
        Document document = document(details, texts.length);
        List<Chunk> chunks = chunks(document.id(), texts);
        in(tenantId, dsl -> {
            new JooqDocuments(dsl, tenantId).add(document, String.join("", texts));
            new JooqChunks(dsl, tenantId).addAll(chunks);
            new JooqChunkWords(dsl, tenantId, Bm25Parameters.DOCUMENTS)
                    .index(chunks.stream()
                            .map(chunk -> IndexedText.of(Optional.empty(), chunk))
                            .toList());
        });
        return chunks;
    }

    public List<Chunk> document(TenantId tenantId, String... texts) {
        return document(tenantId, DocumentDetails.NONE, texts);
    }

    public Document document(DocumentDetails details, int chunks) {
        return new Document(
                new DocumentId(ids.next()),
                new DocumentDetails(
                        details.externalId(),
                        details.title(),
                        details.source(),
                        details.tags(),
                        details.metadata(),
                        details.date().or(() -> Optional.of(NOW))),
                MediaType.TEXT,
                ContentHash.of("content"),
                100,
                DocumentStatus.INDEXING,
                Optional.empty(),
                1,
                chunks,
                NOW,
                NOW);
    }

    public List<Chunk> chunks(DocumentId documentId, String... texts) {
        List<Chunk> chunks = new ArrayList<>();
        int start = 0;
        for (String text : texts) {
            chunks.add(new Chunk(
                    new ChunkId(ids.next()),
                    documentId,
                    chunks.size(),
                    start,
                    start + text.length(),
                    1,
                    List.of(),
                    text));
            start += text.length();
        }
        return chunks;
    }

    public void embed(TenantId tenantId, EmbeddingSpace space, Map<ChunkId, Embedding> embeddings) {
        in(tenantId, dsl -> new JooqChunkEmbeddings(dsl, tenantId).putAll(space.id(), embeddings));
    }
}
