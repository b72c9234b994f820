package dev.commonplace.application.topics;

import dev.commonplace.domain.topics.GraphRelation;
import dev.commonplace.domain.topics.NodeSpan;
import dev.commonplace.domain.topics.RelationId;
import dev.commonplace.domain.topics.RelationKind;
import dev.commonplace.domain.topics.TextOrigin;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** That one node follows another. It is not stored: the order of the nodes says it, and so it is never wrong. */
public final class FollowingNodes {
    private static final String KIND = RelationKind.TEMPORAL.name().toLowerCase(Locale.ROOT);

    private FollowingNodes() {}

    /** @return always the same for the same two nodes, its id included */
    public static GraphRelation relation(NodeSpan from, NodeSpan to) {
        byte[] both = (from.id() + " " + to.id()).getBytes(StandardCharsets.UTF_8);
        return new GraphRelation(
                new RelationId(UUID.nameUUIDFromBytes(both)),
                from.level(),
                from.id(),
                to.id(),
                KIND,
                Optional.of(KIND),
                TextOrigin.COMPUTED,
                1,
                1,
                List.of(from.last(), to.first()),
                "The second follows the first.");
    }
}
