package dev.commonplace.persistence.documents;

import static dev.commonplace.persistence.jooq.Tables.CORPUS_STATISTICS;
import static dev.commonplace.persistence.jooq.Tables.SEARCH_SETTINGS;

import dev.commonplace.domain.search.Bm25Parameters;
import dev.commonplace.domain.search.SearchSettings;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.persistence.jooq.tables.records.CorpusStatisticsRecord;
import org.jooq.DSLContext;

/** What a tenant wants its index of words to be made with, and what it was made with. */
record WordIndexSettings(String language, double k1, double b) {
    static WordIndexSettings wanted(DSLContext dsl, TenantId tenantId, Bm25Parameters usual) {
        return dsl.select(SEARCH_SETTINGS.LANGUAGE, SEARCH_SETTINGS.K1, SEARCH_SETTINGS.B)
                .from(SEARCH_SETTINGS)
                .where(SEARCH_SETTINGS.TENANT_ID.eq(tenantId.value()))
                .fetchOptional(row -> new WordIndexSettings(
                        row.value1() == null ? SearchSettings.LANGUAGE_DEFAULT : row.value1(),
                        row.value2() == null ? usual.k1() : row.value2(),
                        row.value3() == null ? usual.b() : row.value3()))
                .orElseGet(() -> new WordIndexSettings(SearchSettings.LANGUAGE_DEFAULT, usual.k1(), usual.b()));
    }

    static WordIndexSettings inUse(CorpusStatisticsRecord corpus) {
        return new WordIndexSettings(corpus.getLanguage(), corpus.getK1(), corpus.getB());
    }

    /** Notes that the index is made with these from now on. */
    void use(DSLContext dsl, TenantId tenantId) {
        dsl.update(CORPUS_STATISTICS)
                .set(CORPUS_STATISTICS.LANGUAGE, language)
                .set(CORPUS_STATISTICS.K1, k1)
                .set(CORPUS_STATISTICS.B, b)
                .set(CORPUS_STATISTICS.REVISION, CORPUS_STATISTICS.REVISION.plus(1))
                .where(CORPUS_STATISTICS.TENANT_ID.eq(tenantId.value()))
                .execute();
    }
}
