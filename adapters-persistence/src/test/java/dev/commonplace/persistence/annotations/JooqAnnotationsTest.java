package dev.commonplace.persistence.annotations;

import dev.commonplace.fixtures.annotations.AnnotationsContract;
import dev.commonplace.fixtures.shared.LibraryUnderTest;
import dev.commonplace.persistence.OpenJooqLibrary;
import org.junit.jupiter.api.extension.RegisterExtension;

class JooqAnnotationsTest extends AnnotationsContract {
    @RegisterExtension
    private static final OpenJooqLibrary library = new OpenJooqLibrary();

    @Override
    protected LibraryUnderTest library() {
        return library.get();
    }
}
