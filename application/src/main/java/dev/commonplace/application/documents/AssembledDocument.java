package dev.commonplace.application.documents;

import dev.commonplace.application.guard.TenantGuard;
import dev.commonplace.application.shared.MakeId;
import dev.commonplace.domain.documents.Chunk;
import dev.commonplace.domain.documents.ChunkId;
import dev.commonplace.domain.documents.ContentHash;
import dev.commonplace.domain.documents.Document;
import dev.commonplace.domain.documents.DocumentDetails;
import dev.commonplace.domain.documents.DocumentId;
import dev.commonplace.domain.documents.DocumentStatus;
import dev.commonplace.domain.documents.MediaType;
import dev.commonplace.domain.embeddings.Embedding;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A document put together from chunks that came with their vectors.
 *
 * @param guarded what the guard says of it
 */
record AssembledDocument(
        Document document,
        String content,
        List<Chunk> chunks,
        Map<ChunkId, Embedding> vectors,
        GuardedDocument guarded) {
    private static final MediaType PLAIN = new MediaType("text/plain");
    private static final int CHARACTERS_PER_TOKEN = 4;

    static AssembledDocument of(TenantGuard guard, IngestEmbedded.Draft draft, MakeId ids, Instant now) {
        DocumentId id = new DocumentId(ids.next());
        StringBuilder content = new StringBuilder();
        List<Chunk> chunks = new ArrayList<>(draft.chunks().size());
        Map<ChunkId, Embedding> vectors =
                LinkedHashMap.newLinkedHashMap(draft.chunks().size());
        int start = 0;
        for (IngestEmbedded.EmbeddedChunk given : draft.chunks()) {
            if (!chunks.isEmpty()) {
                content.append('\n');
                start++;
            }
            int end = start + given.text().codePointCount(0, given.text().length());
            ChunkId chunkId = new ChunkId(ids.next());
            chunks.add(new Chunk(chunkId, id, chunks.size(), start, end, tokens(end - start), List.of(), given.text()));
            vectors.put(chunkId, given.vector());
            content.append(given.text());
            start = end;
        }
        String whole = content.toString();
        GuardedDocument guarded = GuardedDocument.ofEmbedded(guard, draft.details(), whole);
        DocumentDetails details = guarded.details();
        DocumentDetails dated = new DocumentDetails(
                details.externalId(),
                details.title(),
                details.source(),
                details.tags(),
                details.metadata(),
                Optional.of(details.date().orElse(now).truncatedTo(ChronoUnit.MICROS)));
        Document document = new Document(
                id,
                dated,
                PLAIN,
                ContentHash.of(whole),
                Optional.empty(),
                guarded.note(),
                start,
                DocumentStatus.INDEXING,
                Optional.empty(),
                1,
                chunks.size(),
                now,
                now);
        return new AssembledDocument(document, whole, List.copyOf(chunks), vectors, guarded);
    }

    /** An estimate: who brings vectors has counted with a tokenizer of their own. */
    private static int tokens(int characters) {
        return Math.max(1, characters / CHARACTERS_PER_TOKEN);
    }
}
