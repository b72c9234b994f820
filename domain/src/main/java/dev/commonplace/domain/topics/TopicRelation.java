package dev.commonplace.domain.topics;

import java.util.List;

/**
 * How one topic stands to another.
 *
 * @param from place of the earlier topic in the list that was related, from 0
 * @param to place of the later one
 * @param kind {@link RelationKind#RETURNS_TO}, {@link RelationKind#ELABORATES} and {@link RelationKind#CONTRAST} are said of the
 *     later topic about the earlier one
 * @param strength how much both have to do with each other, 0..1
 * @param confidence how sure the kind is, 0..1
 * @param evidence indices of the utterances that it rests on, in their order
 * @param explanation one English sentence for people
 */
public record TopicRelation(
        int from,
        int to,
        RelationKind kind,
        double strength,
        double confidence,
        List<Integer> evidence,
        String explanation) {
    public TopicRelation {
        evidence = List.copyOf(evidence);
    }
}
