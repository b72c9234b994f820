package dev.commonplace.persistence.embeddings;

import dev.commonplace.fixtures.embeddings.EmbeddingSpacesContract;
import dev.commonplace.fixtures.shared.LibraryUnderTest;
import dev.commonplace.persistence.OpenJooqLibrary;
import org.junit.jupiter.api.extension.RegisterExtension;

class JooqEmbeddingSpacesTest extends EmbeddingSpacesContract {
    @RegisterExtension
    private static final OpenJooqLibrary library = new OpenJooqLibrary();

    @Override
    protected LibraryUnderTest library() {
        return library.get();
    }
}
