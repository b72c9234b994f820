package dev.commonplace.benchmarks.ingest;

import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.store.embedding.pgvector.PgVectorEmbeddingStore;
import java.util.List;
import javax.sql.DataSource;

/** LangChain4j's store as it comes: no index but the primary key. */
final class Langchain4jStore {
    static final String TABLE = "langchain4j_store";

    private final PgVectorEmbeddingStore store;

    Langchain4jStore(DataSource dataSource, int dimension) {
        this.store = PgVectorEmbeddingStore.datasourceBuilder()
                .datasource(dataSource)
                .table(TABLE)
                .dimension(dimension)
                .createTable(true)
                .build();
    }

    Runnable adding(GivenChunks chunks, String tenant) {
        List<String> ids =
                chunks.all().stream().map(chunk -> chunk.id().toString()).toList();
        List<Embedding> vectors = chunks.all().stream()
                .map(chunk -> Embedding.from(chunk.vector()))
                .toList();
        List<TextSegment> texts = chunks.all().stream()
                .map(chunk -> TextSegment.from(chunk.text(), Metadata.from("tenant", tenant)))
                .toList();
        return () -> store.addAll(ids, vectors, texts);
    }
}
