package dev.commonplace.application.search;

import dev.commonplace.domain.search.Snippet;
import dev.commonplace.domain.search.TextRange;
import java.util.List;

/**
 * Where a hit's text has words of the question.
 *
 * @param ranges in the whole text, in its order
 */
public record Highlights(List<TextRange> ranges, Snippet snippet) {}
