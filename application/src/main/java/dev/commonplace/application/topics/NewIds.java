package dev.commonplace.application.topics;

import dev.commonplace.application.shared.MakeId;
import dev.commonplace.domain.topics.NodeId;

/** Ids of nodes that are new. */
@FunctionalInterface
interface NewIds {
    NodeId next();

    static NewIds of(MakeId ids) {
        return () -> new NodeId(ids.next());
    }
}
