package dev.commonplace.benchmarks.http;

import dev.commonplace.benchmarks.support.SyntheticTexts;
import dev.commonplace.benchmarks.support.SyntheticVectors;
import dev.commonplace.domain.search.SearchMode;
import java.util.ArrayList;
import java.util.List;

/** What is asked of a library: the same each time. */
record Questions(SearchedLibrary library) {
    static final int COUNT = 64;
    private static final int QUERY_WORDS = 4;

    /** @param large whether all are the large tenant's; otherwise the small ones take turns */
    List<Question> of(SearchMode mode, boolean large) {
        SyntheticTexts texts = new SyntheticTexts();
        SyntheticVectors vectors = new SyntheticVectors();
        List<Question> questions = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            SearchedLibrary.Searcher searcher = large
                    ? library.searchers().getFirst()
                    : library.searchers().get(1 + i % (library.searchers().size() - 1));
            questions.add(new Question(searcher, mode, texts.query(i, QUERY_WORDS), vectors.vector(-i - 1L)));
        }
        return questions;
    }
}
