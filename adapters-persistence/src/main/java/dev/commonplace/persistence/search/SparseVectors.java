package dev.commonplace.persistence.search;

import dev.commonplace.application.search.LexemeScore;
import dev.commonplace.application.search.WordQuery.QueryLexeme;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Vectors of the index of words outside of the database, number for number as pgvector multiplies them. */
final class SparseVectors {
    private SparseVectors() {}

    /** @param written as pgvector writes a {@code sparsevec}: {@code {dimension:value,...}/dimensions} */
    static Map<Integer, Float> parse(String written) {
        Map<Integer, Float> values = new HashMap<>();
        String inner = written.substring(1, written.indexOf('}'));
        for (String entry : inner.isEmpty() ? new String[0] : inner.split(",", -1)) {
            int colon = entry.indexOf(':');
            values.put(Integer.valueOf(entry.substring(0, colon)), Float.valueOf(entry.substring(colon + 1)));
        }
        return values;
    }

    /**
     * What each lexeme gives. Where two share a dimension, the one of greater weight has all of it.
     *
     * @param dimensions those of the lexemes, in their order
     */
    static List<LexemeScore> scores(Map<Integer, Float> chunk, List<QueryLexeme> lexemes, List<Integer> dimensions) {
        List<Integer> byWeight = new ArrayList<>();
        for (int i = 0; i < lexemes.size(); i++) {
            byWeight.add(i);
        }
        byWeight.sort((one, other) -> Double.compare(
                lexemes.get(other).inverseDocumentFrequency(), lexemes.get(one).inverseDocumentFrequency()));
        Set<Integer> taken = new HashSet<>();
        List<LexemeScore> scores = new ArrayList<>();
        for (int i : byWeight) {
            float part = chunk.getOrDefault(dimensions.get(i), 0f);
            if (part > 0 && taken.add(dimensions.get(i))) {
                QueryLexeme lexeme = lexemes.get(i);
                float weight = (float) lexeme.inverseDocumentFrequency();
                scores.add(new LexemeScore(lexeme.lexeme(), part, weight, part * weight));
            }
        }
        scores.sort((one, other) -> Double.compare(other.contribution(), one.contribution()));
        return List.copyOf(scores);
    }
}
