package dev.commonplace.application.search;

import dev.commonplace.application.search.SearchLibrary.Command;
import dev.commonplace.domain.documents.ChunkId;
import dev.commonplace.domain.documents.DocumentId;
import dev.commonplace.domain.embeddings.Embedding;
import dev.commonplace.domain.search.Diversity;
import dev.commonplace.domain.search.HitFacts;
import dev.commonplace.domain.search.RankedHit;
import dev.commonplace.domain.search.SearchMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes of a ranking what is shown: leaves out, lifts, groups, spreads and cuts off, in this order. */
final class ShapeHits {
    /** Where one document has more chunks than that, others may stay behind it. */
    static final int DEPTH_MAX = 64_000;

    private static final int DEEPER = 8;

    private final SearchWork work;
    private final Command command;
    private final AskedQuestion asked;
    private final Instant now;

    ShapeHits(SearchWork work, Command command, AskedQuestion asked, Instant now) {
        this.work = work;
        this.command = command;
        this.asked = asked;
        this.now = now;
    }

    /** A hit to be shown, with other chunks of its document where hits are grouped. */
    record Shaped(RankedHit hit, List<RankedHit> more, Optional<Diversity.Pick> pick) {}

    List<Shaped> shape(RankChunks ranks) {
        int limit = command.shape().limit();
        int depth = startsDeep() ? SearchLibrary.FUSION_DEPTH : limit;
        while (true) {
            RankChunks.Ranking ranking = ranks.rank(depth);
            List<Shaped> shaped = shape(ranking.hits());
            boolean enough = command.shape().grouping().isEmpty() || shaped.size() >= limit || ranking.complete();
            if (enough || depth >= DEPTH_MAX) {
                return shaped;
            }
            depth = Math.min(DEPTH_MAX, depth * DEEPER);
        }
    }

    private boolean startsDeep() {
        return asked.mode() == SearchMode.HYBRID
                || !asked.boosts().isNone()
                || command.shape().grouping().isPresent()
                || command.ranking().diversity().isPresent();
    }

    private List<Shaped> shape(List<RankedHit> ranking) {
        List<RankedHit> hits = aboveThreshold(ranking);
        boolean grouped = command.shape().grouping().isPresent();
        Map<ChunkId, HitFacts> facts = grouped || !asked.boosts().isNone()
                ? work.chunkFacts().of(hits.stream().map(RankedHit::chunkId).toList())
                : Map.of();
        List<Shaped> shaped = grouped ? grouped(boosted(hits, facts), facts) : single(boosted(hits, facts));
        int limit = command.shape().limit();
        return command.ranking()
                .diversity()
                .map(diversity -> spread(shaped, diversity, limit))
                .orElseGet(() -> shaped.stream().limit(limit).toList());
    }

    private List<RankedHit> aboveThreshold(List<RankedHit> ranking) {
        double least = asked.threshold().orElse(Double.NEGATIVE_INFINITY);
        return ranking.stream().filter(hit -> hit.score() >= least).toList();
    }

    private List<RankedHit> boosted(List<RankedHit> hits, Map<ChunkId, HitFacts> facts) {
        if (asked.boosts().isNone()) {
            return hits;
        }
        List<RankedHit> boosted = new ArrayList<>();
        for (RankedHit hit : hits) {
            HitFacts known = facts.get(hit.chunkId());
            // A chunk that was replaced since it was ranked has no facts, and will not be shown either.
            if (known != null) {
                boosted.add(hit.boosted(asked.mode(), asked.boosts().factors(known, now)));
            }
        }
        boosted.sort(RankedHit.BEST_FIRST);
        return boosted;
    }

    private static List<Shaped> single(List<RankedHit> hits) {
        return hits.stream()
                .map(hit -> new Shaped(hit, List.of(), Optional.empty()))
                .toList();
    }

    private List<Shaped> grouped(List<RankedHit> hits, Map<ChunkId, HitFacts> facts) {
        int moreChunks = command.shape().grouping().orElseThrow().moreChunks();
        Map<DocumentId, List<RankedHit>> documents = new LinkedHashMap<>();
        for (RankedHit hit : hits) {
            HitFacts known = facts.get(hit.chunkId());
            if (known != null) {
                List<RankedHit> group = documents.computeIfAbsent(known.documentId(), id -> new ArrayList<>());
                if (group.size() <= moreChunks) {
                    group.add(hit);
                }
            }
        }
        return documents.values().stream()
                .map(group ->
                        new Shaped(group.getFirst(), List.copyOf(group.subList(1, group.size())), Optional.empty()))
                .toList();
    }

    private List<Shaped> spread(List<Shaped> shaped, Diversity diversity, int limit) {
        Map<ChunkId, Shaped> byChunk = new LinkedHashMap<>();
        shaped.stream()
                .limit(Diversity.candidates(limit))
                .forEach(candidate -> byChunk.put(candidate.hit().chunkId(), candidate));
        Map<ChunkId, Embedding> vectors =
                work.chunkVectors().of(asked.space().orElseThrow().id(), byChunk.keySet());
        List<RankedHit> heads = byChunk.values().stream().map(Shaped::hit).toList();
        return diversity.pick(heads, vectors, limit).stream()
                .map(pick -> new Shaped(
                        pick.hit(),
                        Optional.ofNullable(byChunk.get(pick.hit().chunkId()))
                                .map(Shaped::more)
                                .orElse(List.of()),
                        Optional.of(pick)))
                .toList();
    }
}
