package dev.commonplace.application.topics;

import dev.commonplace.domain.topics.NodeOutline;
import dev.commonplace.domain.topics.TopicNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which of the stored nodes of a level each computed one is: a node stays the same while it keeps most of its messages. Where
 * several become one, it is the one that a person has touched, else the one that brings most.
 */
final class KeepIds {
    private KeepIds() {}

    private record Claim(NodeOutline stored, int place, int common) {
        boolean most() {
            return 2 * common > stored.span().last() - stored.span().first() + 1;
        }
    }

    private static final Comparator<Claim> BEST_FIRST = Comparator.comparing((Claim claim) -> !claim.stored.touched())
            .thenComparing(claim -> !claim.most())
            .thenComparing(Comparator.comparingInt(Claim::common).reversed())
            .thenComparingInt(claim -> claim.stored.span().first());

    /**
     * @param computed of one level, in their order
     * @param stored of the same level, by their first message
     * @return the stored one for each computed one, by its place, that has one
     */
    static Map<Integer, NodeOutline> match(List<TopicNode> computed, List<NodeOutline> stored) {
        List<Claim> claims = new ArrayList<>();
        int place = 0;
        for (NodeOutline node : stored) {
            while (place < computed.size()
                    && computed.get(place).last() < node.span().first()) {
                place++;
            }
            for (int i = place; i < computed.size(); i++) {
                TopicNode candidate = computed.get(i);
                if (candidate.first() > node.span().last()) {
                    break;
                }
                int common = Math.min(candidate.last(), node.span().last())
                        - Math.max(candidate.first(), node.span().first())
                        + 1;
                Claim claim = new Claim(node, i, common);
                if (claim.most() || node.touched()) {
                    claims.add(claim);
                }
            }
        }
        Map<Integer, NodeOutline> matched = new HashMap<>();
        Set<NodeOutline> taken = new HashSet<>();
        claims.sort(BEST_FIRST);
        for (Claim claim : claims) {
            if (!matched.containsKey(claim.place) && taken.add(claim.stored)) {
                matched.put(claim.place, claim.stored);
            }
        }
        return matched;
    }
}
