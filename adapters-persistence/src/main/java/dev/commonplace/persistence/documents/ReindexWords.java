package dev.commonplace.persistence.documents;

import static dev.commonplace.persistence.jooq.Tables.CHUNKS;
import static dev.commonplace.persistence.jooq.Tables.DOCUMENTS;

import dev.commonplace.domain.documents.Chunk;
import dev.commonplace.domain.documents.IndexedText;
import dev.commonplace.domain.shared.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Parses all of a tenant's chunks anew, in the language that the corpus names, and counts their lexemes anew. */
final class ReindexWords {
    /** So many chunks' texts are in memory at a time. */
    private static final int BATCH = 1_000;

    /** Arguments: chunk ids, texts, tenant, tenant. The vectors follow when the mean length is known. */
    private static final String PARSE = """
            update chunk_terms as kept
            set terms = parsed.terms,
                length = (select coalesce(sum(greatest(coalesce(array_length(positions, 1), 0), 1)), 0)::integer
                          from unnest(parsed.terms))
            from (select chunk_id, to_tsvector(corpus.language::regconfig, content) as terms
                  from unnest(?::uuid[], ?::text[]) as chunk (chunk_id, content)
                  cross join corpus_statistics as corpus
                  where corpus.tenant_id = ?) as parsed
            where kept.tenant_id = ? and kept.chunk_id = parsed.chunk_id""";

    /** Argument: tenant. */
    private static final String FORGET_LEXEMES = "delete from lexeme_statistics where tenant_id = ?";

    /** Arguments: tenant, tenant. */
    private static final String COUNT_LEXEMES = """
            insert into lexeme_statistics (tenant_id, lexeme, chunk_count)
            select ?, lexeme, count(*)
            from chunk_terms cross join lateral unnest(terms) as term (lexeme, positions, weights)
            where tenant_id = ?
            group by lexeme""";

    /** Arguments: tenant, tenant. */
    private static final String COUNT_LENGTH = """
            update corpus_statistics
            set total_length = (select coalesce(sum(length), 0) from chunk_terms where tenant_id = ?)
            where tenant_id = ?""";

    private final DSLContext dsl;
    private final TenantId tenantId;

    ReindexWords(DSLContext dsl, TenantId tenantId) {
        this.dsl = dsl;
        this.tenantId = tenantId;
    }

    void run() {
        @Nullable UUID after = null;
        do {
            after = parseBatch(after);
        } while (after != null);
        dsl.execute(FORGET_LEXEMES, tenantId.value());
        dsl.execute(COUNT_LEXEMES, tenantId.value(), tenantId.value());
        dsl.execute(COUNT_LENGTH, tenantId.value(), tenantId.value());
    }

    /** @return the last chunk, null where there are no more */
    private @Nullable UUID parseBatch(@Nullable UUID after) {
        List<UUID> ids = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        dsl.select(CHUNKS.asterisk(), DOCUMENTS.TITLE)
                .from(CHUNKS)
                .join(DOCUMENTS)
                .on(DOCUMENTS.TENANT_ID.eq(CHUNKS.TENANT_ID), DOCUMENTS.ID.eq(CHUNKS.DOCUMENT_ID))
                .where(CHUNKS.TENANT_ID.eq(tenantId.value()))
                .and(CHUNKS.ID.gt(after == null ? new UUID(0, 0) : after))
                .orderBy(CHUNKS.ID)
                .limit(BATCH)
                .forEach(row -> {
                    Chunk chunk = JooqChunks.chunk(row.into(CHUNKS));
                    ids.add(chunk.id().value());
                    texts.add(
                            JooqChunkWords.indexed(IndexedText.of(Optional.ofNullable(row.get(DOCUMENTS.TITLE)), chunk)
                                    .text()));
                });
        if (!ids.isEmpty()) {
            dsl.execute(
                    PARSE, ids.toArray(UUID[]::new), texts.toArray(String[]::new), tenantId.value(), tenantId.value());
        }
        return ids.size() < BATCH ? null : ids.getLast();
    }
}
