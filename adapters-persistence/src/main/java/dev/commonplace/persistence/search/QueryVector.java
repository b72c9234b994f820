package dev.commonplace.persistence.search;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A query as the text forms that PostgreSQL and pgvector read. */
final class QueryVector {
    /** As in {@code bm25_vector} of the schema. */
    private static final int DIMENSIONS = 1_000_000_000;

    private QueryVector() {}

    /** The weights of lexemes as a {@code sparsevec}. Where two lexemes share a dimension, the greater weight counts. */
    static String sparse(List<WeightedLexeme> lexemes) {
        Map<Integer, Double> byDimension = new TreeMap<>();
        for (WeightedLexeme lexeme : lexemes) {
            byDimension.merge(lexeme.dimension(), lexeme.inverseDocumentFrequency(), Math::max);
        }
        return byDimension.entrySet().stream()
                .map(entry -> entry.getKey() + ":" + entry.getValue().floatValue())
                .collect(Collectors.joining(",", "{", "}/" + DIMENSIONS));
    }

    /** Any of the lexemes, as a {@code tsquery}. */
    static String anyOf(List<WeightedLexeme> lexemes) {
        return lexemes.stream()
                .map(lexeme -> "'" + lexeme.lexeme().replace("\\", "\\\\").replace("'", "''") + "'")
                .collect(Collectors.joining(" | "));
    }
}
