package dev.commonplace.persistence.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.commonplace.application.search.WordQuery.QueryLexeme;
import dev.commonplace.domain.documents.Chunk;
import dev.commonplace.domain.documents.ChunkId;
import dev.commonplace.domain.documents.DocumentDetails;
import dev.commonplace.domain.documents.DocumentFilter;
import dev.commonplace.domain.search.Bm25Parameters;
import dev.commonplace.domain.search.ScoredChunk;
import dev.commonplace.domain.search.SearchScope;
import dev.commonplace.domain.shared.JsonObject;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.fixtures.database.TestDatabase;
import dev.commonplace.persistence.TestRows;
import dev.commonplace.persistence.support.Scope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class JooqFindByWordsTest {
    /** Words that PostgreSQL's english configuration leaves as they are, so that plain Java knows the lexemes. */
    private static final List<String> WORDS = List.of(
            "airfoil", "vortex", "drag", "lift", "wing", "shock", "wave", "heat", "jet", "mach", "plate", "flow",
            "slip");

    private static final int ALL = 10_000;

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
    void scores_are_those_of_bm25_computed_in_plain_java() {
        TenantId tenantId = rows.tenant();
        List<Chunk> corpus = randomCorpus(tenantId, new Random(7), 60);
        double averageInUse = averageInUse(tenantId);

        for (String query : List.of("airfoil", "drag lift", "shock wave heat mach plate", "vortex vortex jet")) {
            List<ScoredChunk> found = find(tenantId, query, DocumentFilter.ALL, ALL);

            Map<ChunkId, Double> expected = bm25(corpus, query, averageInUse);
            assertThat(found).hasSameSizeAs(expected.keySet());
            for (ScoredChunk hit : found) {
                assertThat(hit.score()).isCloseTo(expected.get(hit.chunkId()), within(1e-4));
            }
            assertThat(found)
                    .isSortedAccordingTo((one, other) -> one.score() == other.score()
                            ? one.chunkId().value().compareTo(other.chunkId().value())
                            : Double.compare(other.score(), one.score()));
        }
    }

    @Test
    void the_weight_of_a_word_is_that_of_this_moment() {
        TenantId tenantId = rows.tenant();
        Chunk early = rows.document(tenantId, "airfoil drag").getFirst();
        double before =
                find(tenantId, "airfoil", DocumentFilter.ALL, 1).getFirst().score();

        rows.document(tenantId, "vortex drag", "vortex lift", "vortex wing", "vortex heat");

        ScoredChunk after = find(tenantId, "airfoil", DocumentFilter.ALL, 1).getFirst();
        assertThat(after.chunkId()).isEqualTo(early.id());
        assertThat(after.score())
                .isCloseTo(
                        before
                                * Bm25Parameters.inverseDocumentFrequency(5, 1)
                                / Bm25Parameters.inverseDocumentFrequency(1, 1),
                        within(1e-5));
    }

    @Test
    void one_word_of_many_is_enough_and_stop_words_find_nothing() {
        TenantId tenantId = rows.tenant();
        Chunk chunk = rows.document(tenantId, "the wing of the airfoil").getFirst();

        assertThat(find(tenantId, "unheard nonsense wings", DocumentFilter.ALL, 5))
                .extracting(ScoredChunk::chunkId)
                .containsExactly(chunk.id());
        assertThat(find(tenantId, "the of and", DocumentFilter.ALL, 5)).isEmpty();
        assertThat(find(tenantId, "", DocumentFilter.ALL, 5)).isEmpty();
        assertThat(find(tenantId, "unheard", DocumentFilter.ALL, 5)).isEmpty();
    }

    @Test
    void signs_of_the_query_language_are_only_text() {
        TenantId tenantId = rows.tenant();
        rows.document(tenantId, "it's a wing\\flap & 'quoted' | drag:* ! (shock) <-> wave");

        for (String query : List.of("it's 'wing' \\ drag", "wing & !drag", "':*' | <-> ((", "a\\'b wing '' \\\\")) {
            assertThat(find(tenantId, query, DocumentFilter.ALL, 5)).hasSizeLessThanOrEqualTo(1);
            assertThat(findAmongRare(tenantId, query, DocumentFilter.ALL, 5, 0))
                    .isEqualTo(find(tenantId, query, DocumentFilter.ALL, 5));
        }
    }

    @Test
    void a_large_corpus_is_narrowed_to_rare_words_without_losing_hits() {
        TenantId tenantId = rows.tenant();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            texts.add("common drag " + (i % 20 == 0 ? "airfoil" : "filler"));
        }
        rows.document(tenantId, texts.toArray(String[]::new));

        List<ScoredChunk> all = find(tenantId, "common airfoil", DocumentFilter.ALL, 10);

        assertThat(findAmongRare(tenantId, "common airfoil", DocumentFilter.ALL, 10, 50))
                .isEqualTo(all);
        assertThat(findAmongRare(tenantId, "common airfoil", DocumentFilter.ALL, 150, 50))
                .as("more than have the rare word")
                .isEqualTo(find(tenantId, "common airfoil", DocumentFilter.ALL, 150))
                .hasSize(150);
    }

    @Test
    void a_filter_narrows_the_documents_and_not_the_number_of_hits() {
        TenantId tenantId = rows.tenant();
        for (int i = 0; i < 30; i++) {
            rows.document(tenantId, "wing airfoil wing");
        }
        Set<ChunkId> tagged = new HashSet<>();
        for (int i = 0; i < 5; i++) {
            rows.document(tenantId, tagged("apart"), "drag wing " + "filler ".repeat(20))
                    .forEach(chunk -> tagged.add(chunk.id()));
        }
        DocumentFilter filter = new DocumentFilter(
                List.of(),
                List.of("apart"),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Set.of(),
                Optional.empty(),
                Optional.empty());

        assertThat(find(tenantId, "wing airfoil", filter, 5))
                .extracting(ScoredChunk::chunkId)
                .containsExactlyInAnyOrderElementsOf(tagged);
        assertThat(findAmongRare(tenantId, "wing airfoil", filter, 5, 1))
                .extracting(ScoredChunk::chunkId)
                .containsExactlyInAnyOrderElementsOf(tagged);
    }

    @Test
    void the_words_looked_for_are_told_with_their_weights() {
        TenantId tenantId = rows.tenant();
        rows.document(tenantId, "wing drag", "wing lift", "shock");

        List<QueryLexeme> lexemes = rows.transactions()
                .read(
                        Scope.tenant(tenantId),
                        dsl -> new JooqFindByWords(dsl, tenantId)
                                .understand("The wings and an unheard thing")
                                .lexemes());

        assertThat(lexemes).extracting(QueryLexeme::lexeme).containsExactly("thing", "unheard", "wing");
        assertThat(lexemes).extracting(QueryLexeme::chunks).containsExactly(0L, 0L, 2L);
        assertThat(lexemes.getLast().inverseDocumentFrequency())
                .isEqualTo(Bm25Parameters.inverseDocumentFrequency(3, 2));
    }

    private static DocumentDetails tagged(String tag) {
        return new DocumentDetails(
                Optional.empty(), Optional.empty(), Optional.empty(), List.of(tag), JsonObject.EMPTY, Optional.empty());
    }

    private static List<ScoredChunk> find(TenantId tenantId, String query, DocumentFilter filter, int limit) {
        return findAmongRare(tenantId, query, filter, limit, JooqFindByWords.SCORED_CHUNKS_MAX);
    }

    private static List<ScoredChunk> findAmongRare(
            TenantId tenantId, String query, DocumentFilter filter, int limit, long scoredChunksMax) {
        return rows.transactions().read(Scope.tenant(tenantId), dsl -> {
            JooqFindByWords words = new JooqFindByWords(dsl, tenantId, scoredChunksMax);
            return words.find(words.understand(query), SearchScope.of(filter), limit);
        });
    }

    private static List<Chunk> randomCorpus(TenantId tenantId, Random random, int documents) {
        List<Chunk> corpus = new ArrayList<>();
        for (int document = 0; document < documents; document++) {
            String[] texts = new String[1 + random.nextInt(3)];
            for (int i = 0; i < texts.length; i++) {
                texts[i] = randomText(random);
            }
            corpus.addAll(rows.document(tenantId, texts));
        }
        return corpus;
    }

    private static String randomText(Random random) {
        List<String> words = new ArrayList<>();
        int length = 1 + random.nextInt(40);
        for (int i = 0; i < length; i++) {
            words.add(WORDS.get((int) (WORDS.size() * Math.pow(random.nextDouble(), 2))));
        }
        return String.join(" ", words);
    }

    private static double averageInUse(TenantId tenantId) {
        Function<DSLContext, Double> read = dsl -> dsl.fetchSingle(
                        "select average_length_in_use from corpus_statistics where tenant_id = ?", tenantId.value())
                .get(0, Double.class);
        return rows.transactions().read(Scope.tenant(tenantId), read);
    }

    /** The textbook's sum, over all chunks, with nothing of the adapter's in it. */
    private static Map<ChunkId, Double> bm25(List<Chunk> corpus, String query, double averageLength) {
        double k1 = Bm25Parameters.DOCUMENTS.k1();
        double b = Bm25Parameters.DOCUMENTS.b();
        Map<ChunkId, Double> scores = new HashMap<>();
        for (String word : new HashSet<>(Arrays.asList(query.split(" ")))) {
            long having =
                    corpus.stream().filter(chunk -> frequency(chunk, word) > 0).count();
            double idf = Math.log(1 + (corpus.size() - having + 0.5) / (having + 0.5));
            for (Chunk chunk : corpus) {
                double tf = frequency(chunk, word);
                double length = chunk.content().split(" ").length;
                double score = idf * tf * (k1 + 1) / (tf + k1 * (1 - b + b * length / averageLength));
                if (score > 0) {
                    scores.merge(chunk.id(), score, Double::sum);
                }
            }
        }
        return scores;
    }

    private static long frequency(Chunk chunk, String word) {
        return Arrays.stream(chunk.content().split(" ")).filter(word::equals).count();
    }
}
