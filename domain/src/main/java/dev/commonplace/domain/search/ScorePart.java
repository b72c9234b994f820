package dev.commonplace.domain.search;

/**
 * What one ranking gave to a hit.
 *
 * @param score the ranking's own score: a BM25 sum or a cosine
 * @param normalized the score moved to 0..1 between the least and the greatest of the ranking
 * @param weight how much of the final score the ranking makes, 0..1
 * @param least the least score of the ranking
 * @param greatest the greatest score of the ranking
 */
public record ScorePart(double score, double normalized, double weight, double least, double greatest) {
    /** What the part adds to the final score. */
    public double contribution() {
        return weight * normalized;
    }
}
