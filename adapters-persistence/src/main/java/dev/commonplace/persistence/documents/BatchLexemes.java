package dev.commonplace.persistence.documents;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** The lexemes of a batch of texts, each once, with what is to be known of it. For one thread. */
final class BatchLexemes {
    private final Map<String, Lexeme> lexemes = new HashMap<>();

    /** One lexeme: in how many texts of the batch it is, and its dimension once the database has said that. */
    static final class Lexeme {
        private final String text;
        private long texts;
        private int dimension;

        private Lexeme(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }

        long texts() {
            return texts;
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

    void setDimension(String text, int dimension) {
        Objects.requireNonNull(lexemes.get(text), "lexeme").dimension = dimension;
    }

    Collection<Lexeme> all() {
        return lexemes.values();
    }
}
