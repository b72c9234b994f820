package dev.commonplace.persistence.search;

/**
 * A lexeme of a query.
 *
 * @param dimension its place in the vectors of the index
 * @param chunks in how many chunks of the tenant it occurs
 * @param inverseDocumentFrequency its weight
 */
record WeightedLexeme(String lexeme, int dimension, long chunks, double inverseDocumentFrequency) {}
