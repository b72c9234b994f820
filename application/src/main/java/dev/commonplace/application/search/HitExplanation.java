package dev.commonplace.application.search;

import dev.commonplace.domain.search.Diversity;
import java.util.List;
import java.util.Optional;

/**
 * How a hit came by its score and place, beside what the ranked hit says itself.
 *
 * @param lexemes what each word gave to the BM25 score, the most first
 * @param pick why it stands where it does, where hits were spread
 */
public record HitExplanation(List<LexemeScore> lexemes, Optional<Diversity.Pick> pick) {}
