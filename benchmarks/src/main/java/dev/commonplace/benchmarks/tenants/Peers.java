package dev.commonplace.benchmarks.tenants;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.store.embedding.EmbeddingSearchRequest;
import dev.langchain4j.store.embedding.filter.MetadataFilterBuilder;
import dev.langchain4j.store.embedding.pgvector.PgVectorEmbeddingStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.ai.document.Document;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.ai.embedding.EmbeddingRequest;
import org.springframework.ai.embedding.EmbeddingResponse;
import org.springframework.ai.vectorstore.SearchRequest;
import org.springframework.ai.vectorstore.filter.FilterExpressionBuilder;
import org.springframework.ai.vectorstore.pgvector.PgVectorStore;
import org.springframework.jdbc.core.JdbcTemplate;

/** The vector stores of Spring AI and LangChain4j with their defaults; the tenant is a condition on their metadata. */
final class Peers {
    static final String SPRING_TABLE = "public.vector_store";
    static final String LANGCHAIN_TABLE = "public.langchain_store";
    private static final String TENANT = "tenant";

    private Peers() {}

    /** Makes its table and its HNSW index, as it does when it starts. */
    static Searched spring(DataSource pool, List<Population.Question> questions) {
        PgVectorStore store = PgVectorStore.builder(new JdbcTemplate(pool), new KnownVectors(questions))
                .dimensions(Mixture.DIMENSION)
                .initializeSchema(true)
                .indexType(PgVectorStore.PgIndexType.HNSW)
                .distanceType(PgVectorStore.PgDistanceType.COSINE_DISTANCE)
                .build();
        try {
            store.afterPropertiesSet();
        } catch (Exception failure) {
            throw new IllegalStateException("Spring AI's store does not start.", failure);
        }
        FilterExpressionBuilder filter = new FilterExpressionBuilder();
        return searched(
                "Spring AI",
                question -> store
                        .similaritySearch(SearchRequest.builder()
                                .query(question.key())
                                .topK(Population.HITS)
                                .similarityThresholdAll()
                                .filterExpression(
                                        filter.eq(TENANT, question.tenant().toString())
                                                .build())
                                .build())
                        .stream()
                        .map(document -> UUID.fromString(document.getId()))
                        .toList());
    }

    /** Makes its table; no index is its default. */
    static Searched langchain(DataSource pool) {
        PgVectorEmbeddingStore store = PgVectorEmbeddingStore.datasourceBuilder()
                .datasource(pool)
                .table(LANGCHAIN_TABLE)
                .dimension(Mixture.DIMENSION)
                .createTable(true)
                .build();
        return searched(
                "LangChain4j",
                question -> store
                        .search(EmbeddingSearchRequest.builder()
                                .queryEmbedding(Embedding.from(question.vector().values()))
                                .maxResults(Population.HITS)
                                .filter(MetadataFilterBuilder.metadataKey(TENANT)
                                        .isEqualTo(question.tenant().toString()))
                                .build())
                        .matches()
                        .stream()
                        .map(match -> UUID.fromString(match.embeddingId()))
                        .toList());
    }

    private interface Search {
        List<UUID> of(Population.Question question);
    }

    private static Searched searched(String name, Search search) {
        return new Searched() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public List<UUID> search(Population.Question question) {
                return search.of(question);
            }
        };
    }

    /** Knows the vector of each question by its key, so that no model is measured. */
    private static final class KnownVectors implements EmbeddingModel {
        private final Map<String, float[]> vectors = new HashMap<>();

        KnownVectors(List<Population.Question> questions) {
            questions.forEach(
                    question -> vectors.put(question.key(), question.vector().values()));
        }

        private float[] of(String key) {
            float[] vector = vectors.get(key);
            if (vector == null) {
                throw new IllegalArgumentException("No question is called " + key + ".");
            }
            return vector;
        }

        @Override
        public EmbeddingResponse call(EmbeddingRequest request) {
            List<org.springframework.ai.embedding.Embedding> vectorsOfRequest = request.getInstructions().stream()
                    .map(key -> new org.springframework.ai.embedding.Embedding(of(key), 0))
                    .toList();
            return new EmbeddingResponse(vectorsOfRequest);
        }

        @Override
        public float[] embed(Document document) {
            throw new UnsupportedOperationException("Rows are not written through the store here.");
        }

        @Override
        public int dimensions() {
            return Mixture.DIMENSION;
        }
    }
}
