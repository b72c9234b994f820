package dev.commonplace.application.search;

/**
 * What one lexeme gives to a chunk's BM25 score.
 *
 * @param termFrequencyPart the part that depends on the chunk
 * @param inverseDocumentFrequency the part that depends on the tenant's other chunks
 * @param contribution their product; the contributions of a chunk's lexemes add up to its score
 */
public record LexemeScore(
        String lexeme, double termFrequencyPart, double inverseDocumentFrequency, double contribution) {}
