package dev.commonplace.application.search;

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
     * Words that a misspelt one may mean, judged by length and beginning only; in no order.
     *
     * @param word in lower case
     * @param distance by how many code points they may be longer or shorter
     */
    List<Word> candidates(String word, int distance, int limit);

    /** The words of a question, in their order and in lower case, that are looked for and that no chunk has. */
    List<String> unknownIn(String text);

    /** @param documents in how many it occurs */
    record Word(String word, long documents) {}
}
