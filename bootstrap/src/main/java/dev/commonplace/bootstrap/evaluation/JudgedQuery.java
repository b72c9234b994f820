package dev.commonplace.bootstrap.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;

/**
 * A query, and what people judged to be right answers to it.
 *
 * @param filter the part of the library that it searches
 * @param relevant external ids of documents; not empty
 */
record JudgedQuery(String id, String text, Optional<JsonNode> filter, Set<String> relevant) {}
