package dev.commonplace.application.search;

import dev.commonplace.domain.search.TextRange;
import java.util.List;

/** Finds the words of a question in texts, by the same rules by which they are indexed. */
public interface HighlightWords {
    /**
     * Where the texts have one of the query's lexemes, in the order of the text, none overlapping another.
     *
     * @return for each text a list, in their order
     */
    List<List<TextRange>> highlight(WordQuery query, List<String> texts);
}
