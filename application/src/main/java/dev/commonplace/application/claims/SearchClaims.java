package dev.commonplace.application.claims;

import dev.commonplace.application.claims.FindClaims.ScoredClaim;
import dev.commonplace.application.conversations.ConversationAccess;
import dev.commonplace.application.embeddings.EmbedText;
import dev.commonplace.application.embeddings.EmbeddingModels;
import dev.commonplace.application.embeddings.ModelUnavailableException;
import dev.commonplace.application.search.TenantSearchSettings;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.domain.claims.Claim;
import dev.commonplace.domain.claims.ClaimFilter;
import dev.commonplace.domain.claims.ClaimId;
import dev.commonplace.domain.conversations.ConversationViewer;
import dev.commonplace.domain.embeddings.Embedding;
import dev.commonplace.domain.embeddings.EmbeddingSpace;
import dev.commonplace.domain.search.ScorePart;
import dev.commonplace.domain.search.ScoreParts;
import dev.commonplace.domain.search.SearchMode;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.PageRequest;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Role;
import dev.commonplace.domain.shared.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Finds claims by words, by meaning, or by both, fused as messages are ({@link dev.commonplace.domain.search.ConvexFusion}). The
 * meaning of a claim is that of the message it rests on, so that claims need no vectors of their own.
 */
public final class SearchClaims {
    public static final int QUERY_CHARACTERS_MAX = 1_000;
    /** As deep as either ranking is looked into; what stands further down is not found. */
    public static final int DEPTH = 1_000;

    private final Transactions<ClaimsWork> transactions;
    private final EmbeddingModels models;

    public SearchClaims(Transactions<ClaimsWork> transactions, EmbeddingModels models) {
        this.transactions = transactions;
        this.models = models;
    }

    /**
     * What is looked for.
     *
     * @param mode empty for the one that the tenant searches in
     * @param from how many of the best ones are left out, for the next page
     */
    public record Query(String text, Optional<SearchMode> mode, ClaimFilter filter, int from, int limit) {
        public Query {
            Text.required("/query", text, QUERY_CHARACTERS_MAX);
            Objects.requireNonNull(mode, "mode");
            Objects.requireNonNull(filter, "filter");
            if (limit < 1 || limit > PageRequest.LIMIT_MAX) {
                throw RefusedException.invalid("/limit", "A page has 1 to " + PageRequest.LIMIT_MAX + " items.");
            }
        }
    }

    /**
     * What was found.
     *
     * @param degraded why only words were searched, where meaning was asked for
     * @param next where the next page begins; empty at the end
     */
    public record Outcome(List<ShownClaim> claims, SearchMode mode, Optional<String> degraded, OptionalInt next) {}

    private record Given(SearchMode mode, double meaningWeight, Optional<EmbeddingSpace> space) {}

    private record Meaning(EmbeddingSpace space, Embedding vector) {}

    /**
     * @throws RefusedException {@code NOT_FOUND} for a conversation in the filter that the caller may not see;
     *     {@code UNAVAILABLE} for a search by meaning alone while the embedding model does not answer
     */
    public Outcome search(Caller caller, Query query) {
        caller.require(Role.READER);
        Given given = transactions.readInTenant(caller.tenantId(), work -> look(work, caller, query));
        Optional<String> degraded = Optional.empty();
        Optional<Meaning> meaning = Optional.empty();
        SearchMode mode = given.mode();
        if (mode.usesMeaning()) {
            try {
                meaning = Optional.of(meaning(given.space().orElseThrow(), query.text()));
            } catch (ModelUnavailableException unavailable) {
                if (mode == SearchMode.SEMANTIC) {
                    throw new RefusedException(
                            ErrorCode.UNAVAILABLE, "The embedding model does not answer: " + unavailable.getMessage());
                }
                mode = SearchMode.TEXT;
                degraded = Optional.of("The embedding model does not answer, so that only words were searched: "
                        + unavailable.getMessage());
            }
        }
        SearchMode asked = mode;
        Optional<Meaning> vector = meaning;
        Optional<String> why = degraded;
        return transactions.readInTenant(caller.tenantId(), work -> {
            List<ScoredClaim> ranking =
                    rank(work, ConversationAccess.viewer(caller), query, asked, vector, given.meaningWeight());
            List<ScoredClaim> page =
                    ranking.stream().skip(query.from()).limit(query.limit()).toList();
            int after = query.from() + page.size();
            return new Outcome(
                    shown(work, page),
                    asked,
                    why,
                    after < ranking.size() ? OptionalInt.of(after) : OptionalInt.empty());
        });
    }

    private static Given look(ClaimsWork work, Caller caller, Query query) {
        query.filter().conversationId().ifPresent(id -> ConversationAccess.visible(work.conversations(), caller, id));
        TenantSearchSettings.WithSpace kept = work.searchSettings().readWithSpace(work.embeddingSpaces());
        SearchMode mode = query.mode().orElse(kept.settings().mode().orElse(SearchMode.HYBRID));
        if (mode.usesMeaning() && kept.space().isEmpty()) {
            throw new RefusedException(ErrorCode.WRONG_STATE, "The tenant has no embedding space to search in.");
        }
        double weight = kept.settings()
                .messages()
                .fusion(OptionalDouble.empty(), OptionalDouble.empty())
                .meaningWeight();
        return new Given(mode, weight, kept.space());
    }

    private Meaning meaning(EmbeddingSpace space, String text) {
        EmbedText model = models.find(space)
                .orElseThrow(() -> new ModelUnavailableException(models.whyMissing(space), false, null));
        return new Meaning(space, space.requireFitting(model.embed(text)));
    }

    private static List<ScoredClaim> rank(
            ClaimsWork work,
            ConversationViewer viewer,
            Query query,
            SearchMode mode,
            Optional<Meaning> meaning,
            double meaningWeight) {
        List<ScoredClaim> byWords =
                mode.usesWords() ? work.findClaims().byWords(query.text(), query.filter(), viewer, DEPTH) : List.of();
        List<ScoredClaim> byMeaning = meaning.map(asked ->
                        work.findClaims().byMeaning(asked.space(), asked.vector(), query.filter(), viewer, DEPTH))
                .orElse(List.of());
        return mode == SearchMode.HYBRID
                ? fused(byWords, byMeaning, meaningWeight)
                : mode.usesWords() ? byWords : byMeaning;
    }

    private static List<ScoredClaim> fused(
            List<ScoredClaim> byWords, List<ScoredClaim> byMeaning, double meaningWeight) {
        Map<ClaimId, Double> scores = new HashMap<>();
        Map<ClaimId, ScorePart> words = ScoreParts.of(byWords, ScoredClaim::id, ScoredClaim::score, 1 - meaningWeight);
        Map<ClaimId, ScorePart> meaning = ScoreParts.of(byMeaning, ScoredClaim::id, ScoredClaim::score, meaningWeight);
        Stream.of(words, meaning)
                .forEach(parts -> parts.forEach((id, part) -> scores.merge(id, part.contribution(), Double::sum)));
        return scores.entrySet().stream()
                .map(entry -> new ScoredClaim(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingDouble(ScoredClaim::score)
                        .reversed()
                        .thenComparing(scored -> scored.id().value()))
                .toList();
    }

    private static List<ShownClaim> shown(ClaimsWork work, List<ScoredClaim> page) {
        Map<ClaimId, Double> scores = new HashMap<>();
        page.forEach(scored -> scores.put(scored.id(), scored.score()));
        Map<ClaimId, Claim> claims = work.claims().findAll(scores.keySet());
        List<Claim> inOrder = new ArrayList<>();
        page.forEach(scored -> Optional.ofNullable(claims.get(scored.id())).ifPresent(inOrder::add));
        return ShowClaims.all(work, inOrder).stream()
                .map(shown -> shown.scored(
                        Objects.requireNonNull(scores.get(shown.claim().id()))))
                .toList();
    }
}
