package dev.commonplace.benchmarks.retrieval;

import java.util.List;
import java.util.Map;

/**
 * A judged collection.
 *
 * @param measure by which it is judged
 * @param parts one for each tenant: a question is asked in its own part only
 */
record Collection(String name, Measure measure, List<Part> parts) {
    record Part(Corpus corpus, List<Question> questions) {}

    /** The measures that the published baselines are judged by. */
    enum Measure {
        NDCG_AT_10("nDCG@10"),
        RECALL_AT_10("R@10");

        private static final Map<String, Measure> OF = Map.of("cranfield", NDCG_AT_10, "locomo", RECALL_AT_10);
        private final String label;

        Measure(String label) {
            this.label = label;
        }

        static Measure of(String collection) {
            return OF.getOrDefault(collection, NDCG_AT_10);
        }

        String label() {
            return label;
        }

        /** @param ranking best first */
        double of(List<String> ranking, Question question) {
            double found = 0;
            for (int rank = 0; rank < Math.min(10, ranking.size()); rank++) {
                if (question.relevant().contains(ranking.get(rank))) {
                    found += gain(rank);
                }
            }
            double best = 0;
            int relevant = question.relevant().size();
            for (int rank = 0; rank < (this == NDCG_AT_10 ? Math.min(10, relevant) : relevant); rank++) {
                best += gain(rank);
            }
            return best == 0 ? 0 : found / best;
        }

        private double gain(int rank) {
            return this == NDCG_AT_10 ? Math.log(2) / Math.log(rank + 2) : 1;
        }
    }
}
