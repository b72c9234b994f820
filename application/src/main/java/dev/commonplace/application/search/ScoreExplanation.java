package dev.commonplace.application.search;

import dev.commonplace.domain.embeddings.EmbeddingSpace;
import java.util.List;
import java.util.Optional;

/**
 * How the scores of a search came about.
 *
 * @param formula the final score in terms of the parts of a hit
 * @param lexemes the words that were looked for, with their weights
 * @param space where meaning was compared
 */
public record ScoreExplanation(String formula, List<WordQuery.QueryLexeme> lexemes, Optional<EmbeddingSpace> space) {}
