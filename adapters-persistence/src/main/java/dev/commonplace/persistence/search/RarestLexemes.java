package dev.commonplace.persistence.search;

import dev.commonplace.application.search.WordQuery.QueryLexeme;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The rarest lexemes of a question: by these a large index is looked into. */
final class RarestLexemes {
    private RarestLexemes() {}

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
