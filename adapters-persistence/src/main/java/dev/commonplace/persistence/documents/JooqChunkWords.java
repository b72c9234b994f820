package dev.commonplace.persistence.documents;

import static dev.commonplace.persistence.jooq.Tables.CHUNKS;
import static dev.commonplace.persistence.jooq.Tables.CHUNK_TERMS;
import static dev.commonplace.persistence.jooq.Tables.CORPUS_STATISTICS;
import static dev.commonplace.persistence.jooq.Tables.DOCUMENTS;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.select;

import dev.commonplace.application.documents.ChunkWords;
import dev.commonplace.domain.documents.DocumentId;
import dev.commonplace.domain.documents.IndexedText;
import dev.commonplace.domain.search.Bm25Parameters;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.persistence.jooq.tables.records.CorpusStatisticsRecord;
import dev.commonplace.persistence.support.StatementTimeout;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * The index of words. Every change begins with a lock on the tenant's row of {@code corpus_statistics}, at which the
 * writers of a tenant queue up, so that none can hold what another waits for.
 */
public final class JooqChunkWords implements ChunkWords {
    /** A tsvector ends at 1 MB; a chunk is far below this unless it has words without an end. */
    public static final int CHARACTERS_MAX = 50_000;

    private static final Duration REWRITE_LIMIT = Duration.ofMinutes(10);

    private final DSLContext dsl;
    private final TenantId tenantId;
    private final Bm25Parameters parameters;

    /** @param parameters for tenants that do not choose */
    public JooqChunkWords(DSLContext dsl, TenantId tenantId, Bm25Parameters parameters) {
        this.dsl = dsl;
        this.tenantId = tenantId;
        this.parameters = parameters;
    }

    @Override
    public void index(List<IndexedText> texts) {
        if (texts.isEmpty()) {
            return;
        }
        CorpusStatisticsRecord corpus = lock();
        NewTerms.Added added = new NewTerms(
                        dsl, tenantId, corpus.getLanguage(), new Bm25Parameters(corpus.getK1(), corpus.getB()))
                .write(texts, corpus.getChunkCount() > 0 ? corpus.getAverageLengthInUse() : 0);
        dsl.execute(
                ChunkWordsSql.ADD_TO_CORPUS,
                added.chunks(),
                added.totalLength(),
                added.averageLength(),
                tenantId.value());
    }

    @Override
    public List<IndexedText> chunksWithout(Collection<DocumentId> ids, int limit) {
        UUID[] documents = ids.stream().map(DocumentId::value).toArray(UUID[]::new);
        Map<UUID, String> titles = dsl.select(DOCUMENTS.ID, DOCUMENTS.TITLE)
                .from(DOCUMENTS)
                .where(DOCUMENTS.TENANT_ID.eq(tenantId.value()))
                .and(DOCUMENTS.ID.eq(any(documents)))
                .and(DOCUMENTS.TITLE.isNotNull())
                .fetchMap(DOCUMENTS.ID, DOCUMENTS.TITLE);
        // Without a join: what PostgreSQL believes of a young tenant makes it read all of its documents for each chunk.
        return dsl.selectFrom(CHUNKS)
                .where(CHUNKS.TENANT_ID.eq(tenantId.value()))
                .and(CHUNKS.DOCUMENT_ID.eq(any(documents)))
                .and(CHUNKS.ID.notIn(select(CHUNK_TERMS.CHUNK_ID)
                        .from(CHUNK_TERMS)
                        .where(CHUNK_TERMS.TENANT_ID.eq(tenantId.value()))
                        .and(CHUNK_TERMS.DOCUMENT_ID.eq(any(documents)))))
                .limit(limit)
                .fetch(row ->
                        IndexedText.of(Optional.ofNullable(titles.get(row.getDocumentId())), JooqChunks.chunk(row)));
    }

    @Override
    public void forget(DocumentId id) {
        lock();
        dsl.execute(
                ChunkWordsSql.FORGET,
                tenantId.value(),
                id.value(),
                tenantId.value(),
                tenantId.value(),
                tenantId.value());
        dsl.execute(
                VocabularySql.FORGET,
                tenantId.value(),
                id.value(),
                tenantId.value(),
                tenantId.value(),
                tenantId.value());
    }

    @Override
    public double drift() {
        return statistics()
                .filter(corpus -> corpus.getChunkCount() > 0)
                .map(corpus -> {
                    if (!WordIndexSettings.inUse(corpus).equals(wanted())) {
                        return Double.POSITIVE_INFINITY;
                    }
                    double mean = (double) corpus.getTotalLength() / corpus.getChunkCount();
                    double inUse = corpus.getAverageLengthInUse();
                    return inUse > 0 ? Math.abs(Math.max(mean, 1) - inUse) / inUse : Double.POSITIVE_INFINITY;
                })
                .orElse(0.0);
    }

    @Override
    public void rewrite() {
        CorpusStatisticsRecord before = lock();
        StatementTimeout.raise(dsl, REWRITE_LIMIT);
        WordIndexSettings wanted = wanted();
        wanted.use(dsl, tenantId);
        if (!wanted.language().equals(before.getLanguage())) {
            new ReindexWords(dsl, tenantId).run();
        }
        dsl.execute(ChunkWordsSql.USE_MEAN_OF_NOW, tenantId.value());
        dsl.execute(ChunkWordsSql.REWRITE, tenantId.value(), tenantId.value());
    }

    @Override
    public int learnVocabulary(int documentsMax) {
        lock();
        return dsl.fetchSingle(
                        VocabularySql.LEARN,
                        tenantId.value(),
                        documentsMax,
                        tenantId.value(),
                        tenantId.value(),
                        tenantId.value())
                .get(0, Integer.class);
    }

    /** As much of a text as is read: a {@code tsvector} has an end. */
    public static String indexed(String text) {
        return text.length() <= CHARACTERS_MAX ? text : text.substring(0, cut(text));
    }

    private static int cut(String text) {
        return Character.isHighSurrogate(text.charAt(CHARACTERS_MAX - 1)) ? CHARACTERS_MAX - 1 : CHARACTERS_MAX;
    }

    private CorpusStatisticsRecord lock() {
        return dsl.selectFrom(CORPUS_STATISTICS)
                .where(CORPUS_STATISTICS.TENANT_ID.eq(tenantId.value()))
                .forUpdate()
                .fetchOptional()
                .orElseGet(() -> {
                    WordIndexSettings wanted = wanted();
                    dsl.insertInto(CORPUS_STATISTICS)
                            .set(new CorpusStatisticsRecord(
                                    tenantId.value(), 0L, 0L, 0.0, wanted.language(), wanted.k1(), wanted.b(), 0L))
                            .onConflictDoNothing()
                            .execute();
                    return lock();
                });
    }

    private WordIndexSettings wanted() {
        return WordIndexSettings.wanted(dsl, tenantId, parameters);
    }

    private Optional<CorpusStatisticsRecord> statistics() {
        return dsl.selectFrom(CORPUS_STATISTICS)
                .where(CORPUS_STATISTICS.TENANT_ID.eq(tenantId.value()))
                .fetchOptional();
    }
}
