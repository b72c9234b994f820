package dev.commonplace.benchmarks.retrieval;

import dev.commonplace.domain.search.Bm25Parameters;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The chunks of one tenant as the service has indexed them.
 *
 * @param postings by lexeme, the chunks that have it and how often
 * @param lengths of the chunks, in lexeme occurrences
 * @param documents the number of each chunk's document, in {@code names}
 * @param names the documents' external ids
 * @param vectors of the chunks, each of length 1
 */
@SuppressWarnings("ArrayRecordComponent") // plain numbers, read by loops and never compared
record Corpus(
        Map<String, List<Posting>> postings, int[] lengths, int[] documents, List<String> names, float[][] vectors) {

    record Posting(int chunk, int frequency) {}

    int chunks() {
        return lengths.length;
    }

    /** BM25 of every chunk; 0 where it has none of the lexemes. */
    double[] byWords(Bm25Parameters parameters, Iterable<String> lexemes) {
        double meanLength = 0;
        for (int length : lengths) {
            meanLength += (double) length / chunks();
        }
        double[] scores = new double[chunks()];
        for (String lexeme : lexemes) {
            List<Posting> found = postings.getOrDefault(lexeme, List.of());
            double weight = Bm25Parameters.inverseDocumentFrequency(chunks(), found.size());
            for (Posting posting : found) {
                scores[posting.chunk()] += weight
                        * parameters.termFrequencyPart(posting.frequency(), lengths[posting.chunk()], meanLength);
            }
        }
        return scores;
    }

    /** The cosine of every chunk with a vector of length 1. */
    double[] byMeaning(float[] query) {
        double[] scores = new double[chunks()];
        for (int chunk = 0; chunk < scores.length; chunk++) {
            double sum = 0;
            for (int i = 0; i < query.length; i++) {
                sum += query[i] * vectors[chunk][i];
            }
            scores[chunk] = sum;
        }
        return scores;
    }

    /** Documents by the best of their chunks, best first; what scores nothing is left out. */
    List<String> best(double[] scores, int limit) {
        double[] best = new double[names.size()];
        Arrays.fill(best, Double.NEGATIVE_INFINITY);
        for (int chunk = 0; chunk < scores.length; chunk++) {
            best[documents[chunk]] = Math.max(best[documents[chunk]], scores[chunk]);
        }
        int[] ranking = new int[limit];
        int ranked = 0;
        for (int document = 0; document < best.length; document++) {
            if (best[document] == Double.NEGATIVE_INFINITY
                    || (ranked == limit && best[document] <= best[ranking[limit - 1]])) {
                continue;
            }
            int place = ranked < limit ? ranked++ : limit - 1;
            while (place > 0 && best[ranking[place - 1]] < best[document]) {
                ranking[place] = ranking[place - 1];
                place--;
            }
            ranking[place] = document;
        }
        return Arrays.stream(ranking, 0, ranked).mapToObj(names::get).toList();
    }
}
