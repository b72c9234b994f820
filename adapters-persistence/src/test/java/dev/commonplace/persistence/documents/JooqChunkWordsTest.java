package dev.commonplace.persistence.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.commonplace.domain.documents.Chunk;
import dev.commonplace.domain.documents.DocumentId;
import dev.commonplace.domain.search.Bm25Parameters;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.fixtures.database.TestDatabase;
import dev.commonplace.persistence.TestRows;
import dev.commonplace.persistence.support.Scope;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class JooqChunkWordsTest {
    private static TestDatabase database;
    private static TestRows rows;

    @BeforeAll
    static void open() {
        database = TestDatabase.create();
        rows = new TestRows(database.service());
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void the_counts_of_words_are_kept_as_chunks_come_and_go() {
        TenantId tenantId = rows.tenant();
        rows.document(tenantId, "wing drag wing", "wing");
        DocumentId second = rows.document(tenantId, "drag heat").getFirst().documentId();
        assertThat(statistics(tenantId)).isEqualTo("3 chunks of 6, drag 2, heat 1, wing 2");

        rows.in(tenantId, dsl -> words(dsl, tenantId).forget(second));

        assertThat(statistics(tenantId)).isEqualTo("2 chunks of 4, drag 1, wing 2");
    }

    @Test
    void forgetting_what_was_never_indexed_changes_nothing() {
        TenantId tenantId = rows.tenant();
        DocumentId unknown = new DocumentId(tenantId.value());

        rows.in(tenantId, dsl -> words(dsl, tenantId).forget(unknown));
        assertThat(drift(tenantId)).isZero();

        rows.document(tenantId, "wing");
        rows.in(tenantId, dsl -> words(dsl, tenantId).forget(unknown));
        assertThat(statistics(tenantId)).isEqualTo("1 chunks of 1, wing 1");
    }

    @Test
    void the_vectors_are_those_that_the_database_makes_of_the_same_words() {
        TenantId tenantId = rows.tenant();
        rows.document(tenantId, "wing drag wing \\ \"quoted\" it's", "Grüße 東京 😀 heat wing", "the of and");

        rows.in(
                tenantId,
                dsl -> assertThat(dsl.fetchOne("""
                                select max(terms.bm25 <-> bm25_vector(
                                    terms.terms, terms.length, corpus.average_length_in_use, corpus.k1, corpus.b))
                                from chunk_terms as terms
                                join corpus_statistics as corpus on corpus.tenant_id = terms.tenant_id""").get(0, Double.class)).isCloseTo(0, within(1e-6)));
    }

    @Test
    void chunks_that_were_not_indexed_are_found_until_they_are() {
        TenantId tenantId = rows.tenant();
        DocumentId id = rows.document(tenantId, "wing", "drag").getFirst().documentId();
        rows.in(
                tenantId,
                dsl -> assertThat(words(dsl, tenantId).chunksWithout(List.of(id), 10))
                        .isEmpty());

        rows.in(tenantId, dsl -> words(dsl, tenantId).forget(id));

        rows.in(
                tenantId,
                dsl -> assertThat(words(dsl, tenantId).chunksWithout(List.of(id), 10))
                        .hasSize(2));
    }

    @Test
    void a_chunk_of_nothing_but_stop_words_is_counted_too() {
        TenantId tenantId = rows.tenant();

        rows.document(tenantId, "the of and", "...");

        assertThat(statistics(tenantId)).isEqualTo("2 chunks of 0");
        assertThat(drift(tenantId)).isZero();
    }

    @Test
    void drift_is_how_far_the_mean_length_has_moved_and_a_rewrite_takes_it_back() {
        TenantId tenantId = rows.tenant();
        Chunk shortOne = rows.document(tenantId, "wing drag").getFirst();
        assertThat(drift(tenantId)).isZero();
        rows.document(tenantId, "wing ".repeat(6));
        assertThat(drift(tenantId)).isCloseTo(1.0, within(1e-9));
        String before = vector(tenantId, shortOne);

        rows.in(tenantId, dsl -> words(dsl, tenantId).rewrite());

        assertThat(drift(tenantId)).isZero();
        assertThat(vector(tenantId, shortOne)).isNotEqualTo(before);
    }

    @Test
    void a_rewritten_index_is_that_of_one_made_at_once() {
        TenantId grown = rows.tenant();
        TenantId atOnce = rows.tenant();
        String[] texts = {"wing drag", "heat heat heat shock wave", "wing"};
        List<Chunk> grownChunks = new ArrayList<>();
        for (String text : texts) {
            grownChunks.addAll(rows.document(grown, text));
        }
        rows.in(grown, dsl -> words(dsl, grown).rewrite());

        List<Chunk> chunks = rows.document(atOnce, texts);

        for (int i = 0; i < texts.length; i++) {
            assertThat(vector(grown, grownChunks.get(i))).isEqualTo(vector(atOnce, chunks.get(i)));
        }
    }

    @Test
    void words_that_no_chunk_has_any_more_are_gone_with_the_last_one() {
        TenantId tenantId = rows.tenant();
        DocumentId gone = rows.document(tenantId, "heat").getFirst().documentId();
        rows.document(tenantId, "wing");

        rows.in(tenantId, dsl -> words(dsl, tenantId).forget(gone));

        assertThat(statistics(tenantId)).isEqualTo("1 chunks of 1, wing 1");
    }

    @Test
    void a_word_without_end_does_not_break_the_index() {
        TenantId tenantId = rows.tenant();

        rows.document(
                tenantId,
                "x".repeat(3_000_000),
                "wing " + "-y".repeat(100_000),
                "wing " + "\uD83D\uDE00".repeat(60_000));

        assertThat(statistics(tenantId)).startsWith("3 chunks");
    }

    @Test
    void many_writers_of_one_tenant_lose_no_count_and_do_not_deadlock() throws Exception {
        TenantId tenantId = rows.tenant();
        List<String> vocabulary = List.of("wing", "drag", "heat", "shock", "wave", "jet", "lift", "mach");
        int writers = 8;
        int documentsEach = 10;
        try (var threads = Executors.newFixedThreadPool(writers)) {
            List<Future<?>> all = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                Random random = new Random(writer);
                all.add(threads.submit(() -> {
                    for (int i = 0; i < documentsEach; i++) {
                        DocumentId id = rows.document(
                                        tenantId, shuffled(vocabulary, random), shuffled(vocabulary, random))
                                .getFirst()
                                .documentId();
                        if (i % 2 == 0) {
                            rows.in(tenantId, dsl -> {
                                words(dsl, tenantId).forget(id);
                                new JooqDocuments(dsl, tenantId).remove(id);
                            });
                        }
                    }
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }

        int chunks = writers * documentsEach;
        StringBuilder expected = new StringBuilder(chunks + " chunks of " + chunks * vocabulary.size());
        vocabulary.stream()
                .sorted()
                .forEach(word -> expected.append(", ").append(word).append(' ').append(chunks));
        assertThat(statistics(tenantId)).isEqualTo(expected.toString());
    }

    private static String shuffled(List<String> words, Random random) {
        List<String> copy = new ArrayList<>(words);
        Collections.shuffle(copy, random);
        return String.join(" ", copy);
    }

    private static JooqChunkWords words(DSLContext dsl, TenantId tenantId) {
        return new JooqChunkWords(dsl, tenantId, Bm25Parameters.DOCUMENTS);
    }

    private static double drift(TenantId tenantId) {
        return rows.transactions()
                .<Double>read(
                        Scope.tenant(tenantId), dsl -> words(dsl, tenantId).drift());
    }

    private static String vector(TenantId tenantId, Chunk chunk) {
        return rows.transactions()
                .read(
                        Scope.tenant(tenantId),
                        dsl -> dsl.fetchSingle(
                                        "select bm25::text from chunk_terms where chunk_id = ?",
                                        chunk.id().value())
                                .get(0, String.class));
    }

    private static String statistics(TenantId tenantId) {
        return rows.transactions()
                .read(Scope.tenant(tenantId), dsl -> dsl.fetchSingle("""
                        select (select chunk_count || ' chunks of ' || total_length from corpus_statistics)
                               || coalesce((select string_agg(', ' || lexeme || ' ' || chunk_count, '' order by lexeme)
                                            from lexeme_statistics), '')""").get(0, String.class));
    }
}
