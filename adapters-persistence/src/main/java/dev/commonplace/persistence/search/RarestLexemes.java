package dev.commonplace.persistence.search;

import dev.commonplace.application.search.WordQuery.QueryLexeme;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** The rarest lexemes of a question: by these a large index is looked into. */
final class RarestLexemes {
    /** Of a fifth of the texts and more, to go through all costs less than to look up those that are wanted. */
    private static final int LOOKED_UP_SHARE = 5;

    private RarestLexemes() {}

    /**
     * The best texts of all that have a known lexeme. Of many texts, first those with a rare lexeme are looked at; where these are
     * fewer than wanted, texts without count as well.
     *
     * @param texts how many there are
     * @param textsMax above that, rare lexemes that occur in so many texts together come first
     * @param best finds those that have any of the given lexemes; of none, goes through all texts
     */
    static <T> List<T> best(
            List<QueryLexeme> known, long texts, long textsMax, int limit, Function<List<QueryLexeme>, List<T>> best) {
        if (texts > textsMax) {
            List<QueryLexeme> rarest = of(known, textsMax);
            List<T> found = rarest.size() < known.size() ? best.apply(rarest) : List.of();
            if (found.size() == limit) {
                return found;
            }
        }
        long postings = known.stream().mapToLong(QueryLexeme::chunks).sum();
        return best.apply(postings * LOOKED_UP_SHARE < texts ? known : List.of());
    }

    /** As many as occur in few enough texts together; one at least. */
    private static List<QueryLexeme> of(List<QueryLexeme> known, long textsMax) {
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
