package dev.commonplace.domain.search;

/**
 * One factor by which a score was multiplied.
 *
 * @param kind recency, popularity or source
 * @param factor 1 for no change
 */
public record BoostFactor(String kind, double factor) {}
