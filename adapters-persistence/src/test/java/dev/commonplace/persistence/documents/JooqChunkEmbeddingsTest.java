package dev.commonplace.persistence.documents;

import dev.commonplace.fixtures.documents.ChunkEmbeddingsContract;
import dev.commonplace.fixtures.shared.LibraryUnderTest;
import dev.commonplace.persistence.OpenJooqLibrary;
import org.junit.jupiter.api.extension.RegisterExtension;

class JooqChunkEmbeddingsTest extends ChunkEmbeddingsContract {
    @RegisterExtension
    private static final OpenJooqLibrary library = new OpenJooqLibrary();

    @Override
    protected LibraryUnderTest library() {
        return library.get();
    }
}
