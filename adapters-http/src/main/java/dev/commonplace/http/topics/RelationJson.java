package dev.commonplace.http.topics;

import dev.commonplace.domain.topics.GraphRelation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How two nodes belong together.
 *
 * @param computedKind what was computed, where it is something else and was asked for
 * @param evidence sequences of the messages that it rests on
 */
public record RelationJson(
        String id,
        String from,
        String to,
        String kind,
        @Nullable String computedKind,
        String origin,
        double strength,
        double confidence,
        List<Integer> evidence,
        String explanation) {
    static RelationJson of(GraphRelation relation, boolean computed) {
        return new RelationJson(
                relation.id().toString(),
                relation.from().toString(),
                relation.to().toString(),
                relation.kind(),
                computed
                        ? relation.computedKind()
                                .filter(kind -> !kind.equals(relation.kind()))
                                .orElse(null)
                        : null,
                relation.origin().word(),
                NodeJson.rounded(relation.strength()),
                NodeJson.rounded(relation.confidence()),
                relation.evidence(),
                relation.explanation());
    }
}
