package dev.commonplace.application.claims;

import dev.commonplace.domain.claims.Claim;
import dev.commonplace.domain.conversations.Participant;
import dev.commonplace.domain.topics.NodeId;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A claim with what it rests on.
 *
 * @param words of the message
 * @param node that it is noted at now; empty where nobody has noted one
 * @param score where it was searched for
 */
public record ShownClaim(Claim claim, String words, Participant speaker, Optional<NodeId> node, OptionalDouble score) {
    ShownClaim scored(double newScore) {
        return new ShownClaim(claim, words, speaker, node, OptionalDouble.of(newScore));
    }
}
