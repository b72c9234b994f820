package dev.commonplace.persistence.documents;

import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.persistence.support.BinaryValues;
import dev.commonplace.persistence.support.BulkStatement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.DSLContext;
import org.postgresql.PGStatement;

/** The lexemes of a batch of texts, each once, with what is to be known of it. For one thread. */
public final class BatchLexemes {
    /** The driver's word for results in binary form from the first time on. */
    private static final int ALWAYS_BINARY = -1;

    /** Arguments: configuration, texts. In the texts' order. */
    private static final String PARSE = """
            select tsvectorsend(to_tsvector(?::regconfig, given.content))
            from unnest(?::text[]) with ordinality as given (content, place) order by place""";

    private final Map<String, Lexeme> lexemes = new HashMap<>();

    /** One lexeme: in how many texts of the batch it is, and its dimension once the database has said that. */
    public static final class Lexeme {
        private final String text;
        private long texts;
        private int dimension;

        private Lexeme(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }

        /** From 1 on. */
        int dimension() {
            if (dimension == 0) {
                throw new IllegalStateException("Nobody has said which dimension this lexeme has.");
            }
            return dimension;
        }
    }

    /** Counts one more text in which a lexeme occurs. */
    Lexeme occurs(String text) {
        Lexeme lexeme = lexemes.computeIfAbsent(text, Lexeme::new);
        lexeme.texts++;
        return lexeme;
    }

    /** PostgreSQL cuts the texts, because it cuts queries by the same. */
    public List<TextTerms> parse(DSLContext dsl, String configuration, List<String> texts) {
        List<TextTerms> terms = new ArrayList<>(texts.size());
        dsl.connection(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(PARSE)) {
                statement.unwrap(PGStatement.class).setPrepareThreshold(ALWAYS_BINARY);
                statement.setString(1, configuration);
                statement.setObject(2, BinaryValues.texts(connection, texts));
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        terms.add(TextTerms.read(rows.getBytes(1), this));
                    }
                }
            }
        });
        return terms;
    }

    /**
     * Adds the batch to a tenant's counts.
     *
     * @param sql its arguments are the tenant, the lexemes and in how many texts each is; it gives every lexeme with its
     *     dimension
     */
    public void count(DSLContext dsl, TenantId tenantId, String sql) {
        List<String> texts = lexemes.values().stream().map(Lexeme::text).toList();
        Long[] counts = lexemes.values().stream().map(lexeme -> lexeme.texts).toArray(Long[]::new);
        BulkStatement.query(
                dsl,
                sql,
                (connection, statement) -> {
                    statement.setObject(1, tenantId.value());
                    statement.setObject(2, BinaryValues.texts(connection, texts));
                    statement.setArray(3, connection.createArrayOf("bigint", counts));
                },
                row -> Objects.requireNonNull(lexemes.get(row.getString(1)), "lexeme").dimension = row.getInt(2));
    }
}
