package dev.commonplace.benchmarks.retrieval;

import java.util.Set;

/**
 * A question with its judgements.
 *
 * @param lexemes as the service's index knows words
 * @param vector by the service's model
 * @param relevant external ids of the documents that answer it
 */
@SuppressWarnings("ArrayRecordComponent") // plain numbers, read by loops and never compared
record Question(String id, Set<String> lexemes, float[] vector, Set<String> relevant) {}
