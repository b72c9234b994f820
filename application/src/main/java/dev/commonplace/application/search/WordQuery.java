package dev.commonplace.application.search;

import java.util.List;

/**
 * What is looked for by words, as the index of this moment understands it.
 *
 * @param lexemes in the order of the alphabet
 * @param corpusChunks how many chunks the tenant has
 * @param revision of the index; once that has been made anew, the lexemes are to be asked for again
 */
public record WordQuery(List<QueryLexeme> lexemes, long corpusChunks, long revision) {
    /**
     * @param lexeme a word as the index knows it
     * @param chunks in how many chunks of the tenant it occurs
     * @param inverseDocumentFrequency its weight
     */
    public record QueryLexeme(String lexeme, long chunks, double inverseDocumentFrequency) {}

    public WordQuery {
        lexemes = List.copyOf(lexemes);
    }

    /** What no chunk has cannot score. */
    public List<QueryLexeme> known() {
        return lexemes.stream().filter(lexeme -> lexeme.chunks() > 0).toList();
    }

    /** Whether the tenant's chunks lack a word of the question. */
    public boolean hasUnknown() {
        return lexemes.stream().anyMatch(lexeme -> lexeme.chunks() == 0);
    }
}
