package dev.commonplace.persistence.search;

import dev.commonplace.fixtures.search.SearchReadingContract;
import dev.commonplace.fixtures.search.SearchScopeContract;
import dev.commonplace.fixtures.search.VocabularyContract;
import dev.commonplace.fixtures.shared.LibraryUnderTest;
import dev.commonplace.persistence.JooqLibrary;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

class JooqSearchTest {
    private static JooqLibrary library;

    @BeforeAll
    static void open() {
        library = JooqLibrary.open();
    }

    @AfterAll
    static void close() {
        library.close();
    }

    @Nested
    class Scope extends SearchScopeContract {
        @Override
        protected LibraryUnderTest library() {
            return library;
        }
    }

    @Nested
    class Reading extends SearchReadingContract {
        @Override
        protected LibraryUnderTest library() {
            return library;
        }
    }

    @Nested
    class Words extends VocabularyContract {
        @Override
        protected LibraryUnderTest library() {
            return library;
        }
    }
}
