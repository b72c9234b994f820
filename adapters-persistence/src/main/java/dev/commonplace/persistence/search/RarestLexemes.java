package dev.commonplace.persistence.search;

import dev.commonplace.application.search.WordQuery.QueryLexeme;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The rarest lexemes of a question: by these a large index is looked into. */
final class RarestLexemes {
    /** Of a fifth of the texts and more, to go through all costs less than to look up those that are wanted. */
    private static final int LOOKED_UP_SHARE = 5;

    private RarestLexemes() {}

    /**
     * Those by which texts are best looked up, where all texts with any of the known lexemes are wanted.
     *
     * @param texts how many there are
     * @return all that are known, or none where it is best to go through all texts
     */
    static List<QueryLexeme> toLookUp(List<QueryLexeme> known, long texts) {
        long postings = known.stream().mapToLong(QueryLexeme::chunks).sum();
        return postings * LOOKED_UP_SHARE < texts ? known : List.of();
    }

    /** As many as occur in few enough texts together; one at least. */
    static List<QueryLexeme> of(List<QueryLexeme> known, long textsMax) {
        List<QueryLexeme> taken = new ArrayList<>();
        long postings = 0;
        for (QueryLexeme lexeme : known.stream()
                .sorted(Comparator.comparingLong(QueryLexeme::chunks))
                .toList()) {
            postings += lexeme.chunks();
            if (!taken.isEmpty() && postings > textsMax) {
                break;
            }
            taken.add(lexeme);
        }
        return taken;
    }
}
