package dev.commonplace.application.claims;

import dev.commonplace.domain.claims.ClaimFilter;
import dev.commonplace.domain.claims.ClaimId;
import dev.commonplace.domain.conversations.ConversationViewer;
import dev.commonplace.domain.embeddings.Embedding;
import dev.commonplace.domain.embeddings.EmbeddingSpace;
import java.util.List;

/** Ranks the claims of one tenant: of those that {@link Claims#list} would show, by the same filter. */
public interface FindClaims {
    /**
     * Those whose statement or quote has all words of the query, best first. Words count as they do in the language that the
     * tenant searches in.
     *
     * @param query words, "phrases", -exclusions and {@code or}
     */
    List<ScoredClaim> byWords(String query, ClaimFilter filter, ConversationViewer viewer, int limit);

    /** By the cosine of the query and the message that the claim rests on, best first; without those that have no vector. */
    List<ScoredClaim> byMeaning(
            EmbeddingSpace space, Embedding query, ClaimFilter filter, ConversationViewer viewer, int limit);

    record ScoredClaim(ClaimId id, double score) {}
}
