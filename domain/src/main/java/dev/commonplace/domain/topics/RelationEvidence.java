package dev.commonplace.domain.topics;

import java.util.List;

/**
 * Of which kind a relation between two like topics is, told by the pair of telling utterances, one of each, that are most alike
 * in what they say: the later one answers the earlier one's question, or objects to it; where it does neither, the distance
 * decides: neighbours elaborate, topics further apart return, or are similar where the pair has little in common.
 *
 * @param utterances the pair that it rests on
 * @param confidence 0..1: the likeness of the pair for a question and its answer or an objection, for the others half of it and
 *     a half, since only the distance is needed there
 * @param reason why, one English sentence
 */
record RelationEvidence(RelationKind kind, List<Integer> utterances, double confidence, String reason) {
    /** Below this likeness a pair neither answers nor objects. */
    private static final double SPEAKS_TO_IT = 0.45;
    /** A question is answered soon or not at all. */
    private static final int ANSWER_DISTANCE_MAX = 3;
    /** Below this likeness a later topic is only similar. */
    private static final double TAKES_UP = 0.3;

    /** @param distance how many topics further on the later one stands, from 1 */
    static RelationEvidence of(TopicDigest earlier, TopicDigest later, int distance) {
        Pair best = Pair.NONE;
        Pair answer = Pair.NONE;
        Pair objection = Pair.NONE;
        for (Utterance one : earlier.telling()) {
            for (Utterance other : later.telling()) {
                Pair pair = new Pair(one.index(), other.index(), PairLikeness.of(one, other));
                best = best.better(pair);
                // Numbers first: to read what people say costs a hundred times as much.
                if (pair.likeness < SPEAKS_TO_IT || one.speaker().equals(other.speaker())) {
                    continue;
                }
                if (pair.likeness > answer.likeness && SpeechActs.asks(one.text()) && !SpeechActs.asks(other.text())) {
                    answer = pair;
                }
                if (pair.likeness > objection.likeness && SpeechActs.objects(other.text())) {
                    objection = pair;
                }
            }
        }
        if (distance <= ANSWER_DISTANCE_MAX && answer.likeness >= SPEAKS_TO_IT) {
            return answer.as(
                    RelationKind.QUESTION_ANSWER, answer.likeness, "The second answers a question of the first.");
        }
        if (objection.likeness >= SPEAKS_TO_IT) {
            return objection.as(RelationKind.CONTRAST, objection.likeness, "The second objects to the first.");
        }
        if (best.likeness < -1.5) {
            best = new Pair(earlier.last(), later.first(), 0);
        }
        double confidence = (1 + Math.max(0, best.likeness)) / 2;
        if (distance == 1) {
            return best.as(RelationKind.ELABORATES, confidence, "The second says more about the first.");
        }
        return best.likeness >= TAKES_UP
                ? best.as(RelationKind.RETURNS_TO, confidence, "The second takes up the first again.")
                : best.as(RelationKind.SIMILAR, confidence, "The second is like the first.");
    }

    private record Pair(int earlier, int later, double likeness) {
        private static final Pair NONE = new Pair(-1, -1, -2);

        private Pair better(Pair other) {
            return other.likeness > likeness ? other : this;
        }

        private RelationEvidence as(RelationKind kind, double confidence, String reason) {
            return new RelationEvidence(kind, List.of(earlier, later), Math.min(1, confidence), reason);
        }
    }
}
