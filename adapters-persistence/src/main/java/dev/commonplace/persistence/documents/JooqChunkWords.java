package dev.commonplace.persistence.documents;

import static dev.commonplace.persistence.jooq.Tables.CORPUS_STATISTICS;

import dev.commonplace.application.documents.ChunkWords;
import dev.commonplace.domain.documents.DocumentId;
import dev.commonplace.domain.documents.IndexedText;
import dev.commonplace.domain.search.Bm25Parameters;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.persistence.jooq.tables.records.CorpusStatisticsRecord;
import dev.commonplace.persistence.support.StatementTimeout;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/**
 * The index of words. Every change begins with a lock on the tenant's row of {@code corpus_statistics}, at which the
 * writers of a tenant queue up, so that none can hold what another waits for.
 */
public final class JooqChunkWords implements ChunkWords {
    /** PostgreSQL's text search configuration: its stop words and stemming, for chunks and queries alike. */
    public static final String TEXT_SEARCH_CONFIGURATION = "english";

    /** A tsvector ends at 1 MB; a chunk is far below this unless it has words without an end. */
    public static final int CHARACTERS_MAX = 50_000;

    private static final Duration REWRITE_LIMIT = Duration.ofMinutes(10);

    private final DSLContext dsl;
    private final TenantId tenantId;
    private final Bm25Parameters parameters;

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
        lock();
        double averageLength = statistics()
                .filter(corpus -> corpus.getChunkCount() > 0)
                .map(CorpusStatisticsRecord::getAverageLengthInUse)
                .orElse(0.0);
        NewTerms.Added added =
                new NewTerms(dsl, tenantId, TEXT_SEARCH_CONFIGURATION, parameters).write(texts, averageLength);
        dsl.execute(
                ChunkWordsSql.ADD_TO_CORPUS,
                added.chunks(),
                added.totalLength(),
                added.averageLength(),
                tenantId.value());
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
    }

    @Override
    public double drift() {
        return statistics()
                .filter(corpus -> corpus.getChunkCount() > 0)
                .map(corpus -> {
                    double mean = (double) corpus.getTotalLength() / corpus.getChunkCount();
                    double inUse = corpus.getAverageLengthInUse();
                    return inUse > 0 ? Math.abs(Math.max(mean, 1) - inUse) / inUse : Double.POSITIVE_INFINITY;
                })
                .orElse(0.0);
    }

    @Override
    public void rewrite() {
        lock();
        StatementTimeout.raise(dsl, REWRITE_LIMIT);
        dsl.execute(ChunkWordsSql.USE_MEAN_OF_NOW, tenantId.value());
        dsl.execute(ChunkWordsSql.REWRITE, parameters.k1(), parameters.b(), tenantId.value(), tenantId.value());
    }

    /** As much of a text as is read. */
    static String indexed(IndexedText indexed) {
        String content = indexed.text();
        return content.length() <= CHARACTERS_MAX ? content : content.substring(0, cut(content));
    }

    private static int cut(String content) {
        return Character.isHighSurrogate(content.charAt(CHARACTERS_MAX - 1)) ? CHARACTERS_MAX - 1 : CHARACTERS_MAX;
    }

    private void lock() {
        boolean locked = dsl.selectOne()
                .from(CORPUS_STATISTICS)
                .where(CORPUS_STATISTICS.TENANT_ID.eq(tenantId.value()))
                .forUpdate()
                .fetchOptional()
                .isPresent();
        if (!locked) {
            dsl.insertInto(CORPUS_STATISTICS)
                    .set(new CorpusStatisticsRecord(
                            tenantId.value(), 0L, 0L, 0.0, "english", parameters.k1(), parameters.b(), 0L))
                    .onConflictDoNothing()
                    .execute();
            lock();
        }
    }

    private Optional<CorpusStatisticsRecord> statistics() {
        return dsl.selectFrom(CORPUS_STATISTICS)
                .where(CORPUS_STATISTICS.TENANT_ID.eq(tenantId.value()))
                .fetchOptional();
    }
}
