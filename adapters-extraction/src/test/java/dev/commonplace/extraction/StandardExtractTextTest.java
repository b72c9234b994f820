package dev.commonplace.extraction;

import dev.commonplace.application.documents.ExtractText;
import dev.commonplace.fixtures.documents.ExtractTextContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StandardExtractTextTest extends ExtractTextContract {
    private final TestReaders readers = new TestReaders();

    @Override
    protected ExtractText extractText() {
        return readers.extractText();
    }

    @AfterAll
    void stop() {
        readers.close();
    }
}
