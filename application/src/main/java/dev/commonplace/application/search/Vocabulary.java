package dev.commonplace.application.search;

import dev.commonplace.domain.search.MisspeltWord;
import java.util.List;

/** The words of one tenant's documents as they are written, in lower case. */
public interface Vocabulary {
    /**
     * The words with that beginning, those of the most documents first.
     *
     * @param prefix in lower case, not empty
     */
    List<Word> startingWith(String prefix, int limit);

    /**
     * The words that begin or end as a misspelt one and have about its length, as it says itself.
     *
     * @param limit for each of the misspelt words; where there are more, those of the most documents
     * @return for each of them in their order, in no order
     */
    List<List<Word>> near(List<MisspeltWord> misspelt, int limit);

    /** The words of a question, in their order and in lower case, that are looked for and that no chunk has. */
    List<String> unknownIn(String text);

    /** @param documents in how many it occurs */
    record Word(String word, long documents) {}
}
