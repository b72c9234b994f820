package dev.commonplace.persistence.search;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.val;

import dev.commonplace.application.search.WordQuery.QueryLexeme;
import java.util.List;
import java.util.stream.Collectors;
import org.jooq.Field;

/** A query in the forms that PostgreSQL and pgvector read. */
final class QueryVector {
    /** The same dimensions as in {@code bm25_vector} of the schema. Where two lexemes share one, the greater weight counts. */
    private static final String SPARSE = """
            (select ('{' || string_agg(dimension || ':' || weight, ',' order by dimension) || '}/1000000000')::sparsevec
             from (select lexeme_dimension(lexeme) as dimension, max(weight::real) as weight
                   from unnest({0}::text[], {1}::float8[]) as wanted (lexeme, weight)
                   group by 1) as dimensions)""";

    /** Arguments: lexemes and weights. */
    static final String SPARSE_OF_ARGUMENTS = SPARSE.replace("{0}", "?").replace("{1}", "?");

    private QueryVector() {}

    /** The weights of lexemes, one at least, as a {@code sparsevec}, computed once for a statement. */
    static Field<Object> of(List<QueryLexeme> lexemes) {
        return field(SPARSE, Object.class, val(lexemes(lexemes)), val(weights(lexemes)));
    }

    static String[] lexemes(List<QueryLexeme> lexemes) {
        return lexemes.stream().map(QueryLexeme::lexeme).toArray(String[]::new);
    }

    static Double[] weights(List<QueryLexeme> lexemes) {
        return lexemes.stream().map(QueryLexeme::inverseDocumentFrequency).toArray(Double[]::new);
    }

    /** Any of the lexemes, as a {@code tsquery}. */
    static String anyOf(List<QueryLexeme> lexemes) {
        return lexemes.stream()
                .map(lexeme -> "'" + lexeme.lexeme().replace("\\", "\\\\").replace("'", "''") + "'")
                .collect(Collectors.joining(" | "));
    }
}
