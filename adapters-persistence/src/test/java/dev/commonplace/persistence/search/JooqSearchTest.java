package dev.commonplace.persistence.search;

import dev.commonplace.fixtures.search.SearchReadingContract;
import dev.commonplace.fixtures.search.SearchScopeContract;
import dev.commonplace.fixtures.search.VocabularyContract;
import dev.commonplace.fixtures.shared.LibraryUnderTest;
import dev.commonplace.persistence.OpenJooqLibrary;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

class JooqSearchTest {
    @RegisterExtension
    private static final OpenJooqLibrary library = new OpenJooqLibrary();

    @Nested
    class Scope extends SearchScopeContract {
        @Override
        protected LibraryUnderTest library() {
            return library.get();
        }
    }

    @Nested
    class Reading extends SearchReadingContract {
        @Override
        protected LibraryUnderTest library() {
            return library.get();
        }
    }

    @Nested
    class Words extends VocabularyContract {
        @Override
        protected LibraryUnderTest library() {
            return library.get();
        }
    }
}
