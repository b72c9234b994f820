package dev.commonplace.persistence.training;

import dev.commonplace.fixtures.shared.LibraryUnderTest;
import dev.commonplace.fixtures.training.TrainingContract;
import dev.commonplace.persistence.OpenJooqLibrary;
import org.junit.jupiter.api.extension.RegisterExtension;

class JooqTrainingTest extends TrainingContract {
    @RegisterExtension
    private static final OpenJooqLibrary library = new OpenJooqLibrary();

    @Override
    protected LibraryUnderTest library() {
        return library.get();
    }
}
