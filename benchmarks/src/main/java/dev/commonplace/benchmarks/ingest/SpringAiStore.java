package dev.commonplace.benchmarks.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.ai.document.Document;
import org.springframework.ai.embedding.Embedding;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.ai.embedding.EmbeddingRequest;
import org.springframework.ai.embedding.EmbeddingResponse;
import org.springframework.ai.vectorstore.pgvector.PgVectorStore;
import org.springframework.jdbc.core.JdbcTemplate;

/** Spring AI's store as it comes: with its HNSW index. */
final class SpringAiStore {
    static final String TABLE = "public.vector_store";

    private final PgVectorStore store;
    private final KnownVectors vectors;

    SpringAiStore(DataSource dataSource, int dimension) {
        this.vectors = new KnownVectors(dimension);
        this.store = PgVectorStore.builder(new JdbcTemplate(dataSource), vectors)
                .dimensions(dimension)
                .initializeSchema(true)
                .build();
        store.afterPropertiesSet();
    }

    Runnable adding(GivenChunks chunks, String tenant) {
        List<Document> documents = new ArrayList<>(chunks.size());
        for (GivenChunks.Given chunk : chunks.all()) {
            vectors.byText.put(chunk.text(), chunk.vector());
            documents.add(new Document(chunk.id().toString(), chunk.text(), Map.of("tenant", tenant)));
        }
        return () -> store.add(documents);
    }

    /** The store asks a model; this one only looks up. */
    private static final class KnownVectors implements EmbeddingModel {
        private final Map<String, float[]> byText = new HashMap<>();
        private final int dimension;

        KnownVectors(int dimension) {
            this.dimension = dimension;
        }

        @Override
        public EmbeddingResponse call(EmbeddingRequest request) {
            List<Embedding> found = new ArrayList<>();
            for (String text : request.getInstructions()) {
                found.add(new Embedding(vector(text), found.size()));
            }
            return new EmbeddingResponse(found);
        }

        @Override
        public float[] embed(Document document) {
            return vector(String.valueOf(document.getText()));
        }

        private float[] vector(String text) {
            return Objects.requireNonNull(byText.get(text), text);
        }

        @Override
        public int dimensions() {
            return dimension;
        }
    }
}
