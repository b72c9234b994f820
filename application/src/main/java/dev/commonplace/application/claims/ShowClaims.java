package dev.commonplace.application.claims;

import dev.commonplace.application.topics.CurrentNodes;
import dev.commonplace.domain.claims.Claim;
import dev.commonplace.domain.claims.ClaimId;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.conversations.Participant;
import dev.commonplace.domain.conversations.ParticipantId;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.topics.NodeId;
import dev.commonplace.domain.topics.NodeReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks up the words, speakers and nodes of claims. */
final class ShowClaims {
    private ShowClaims() {}

    static ShownClaim one(ClaimsWork work, Claim claim) {
        return all(work, List.of(claim)).stream().findFirst().orElseThrow(() -> RefusedException.notFound("The claim"));
    }

    /** In the order given, without those whose message is deleted. */
    static List<ShownClaim> all(ClaimsWork work, List<Claim> claims) {
        Map<ClaimId, Claims.Said> said =
                work.claims().said(claims.stream().map(Claim::id).toList());
        Set<ParticipantId> speakerIds =
                said.values().stream().map(Claims.Said::speaker).collect(Collectors.toSet());
        Map<ParticipantId, Participant> speakers = work.participants().findAll(speakerIds);
        Map<ConversationId, List<NodeReference>> references = new HashMap<>();
        claims.forEach(claim -> claim.node()
                .ifPresent(node -> references
                        .computeIfAbsent(claim.conversationId(), unseen -> new ArrayList<>())
                        .add(node)));
        Map<NodeReference, NodeId> nodes = new HashMap<>();
        references.forEach((id, ofConversation) -> nodes.putAll(CurrentNodes.of(work.graphs(), id, ofConversation)));
        List<ShownClaim> shown = new ArrayList<>();
        for (Claim claim : claims) {
            Claims.Said words = said.get(claim.id());
            Participant speaker = words == null ? null : speakers.get(words.speaker());
            if (words != null && speaker != null) {
                shown.add(new ShownClaim(
                        claim, words.words(), speaker, claim.node().map(nodes::get), OptionalDouble.empty()));
            }
        }
        return shown;
    }
}
