package dev.commonplace.domain.answers;

import dev.commonplace.domain.documents.Chunk;
import dev.commonplace.domain.documents.ChunkId;
import dev.commonplace.domain.documents.DocumentId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Packs chunks into a budget of tokens, best first; one that does not fit makes room for smaller ones behind it. Chunks of a
 * document that follow each other become one passage. The passages come by score, those of equal score in document order.
 */
public final class PassagePacker {
    private PassagePacker() {}

    /**
     * @param chunks best first; a chunk that comes twice counts once
     * @param tokensMax the most tokens of all passages together; the first chunk is taken whatever its size
     */
    public static List<PassagePlan> pack(List<RetrievedChunk> chunks, int tokensMax) {
        Map<DocumentId, List<RetrievedChunk>> byDocument = new LinkedHashMap<>();
        Set<ChunkId> taken = new HashSet<>();
        long tokens = 0;
        for (RetrievedChunk found : chunks) {
            boolean fits = taken.isEmpty() || tokens + found.chunk().tokens() <= tokensMax;
            if (fits && taken.add(found.chunk().id())) {
                tokens += found.chunk().tokens();
                byDocument
                        .computeIfAbsent(found.chunk().documentId(), unused -> new ArrayList<>())
                        .add(found);
            }
        }
        List<PassagePlan> passages = new ArrayList<>();
        byDocument.values().forEach(ofDocument -> passages.addAll(merge(ofDocument)));
        passages.sort(Comparator.comparingDouble(PassagePlan::score).reversed());
        return List.copyOf(passages);
    }

    private static List<PassagePlan> merge(List<RetrievedChunk> ofDocument) {
        List<RetrievedChunk> inOrder = ofDocument.stream()
                .sorted(Comparator.comparingInt(found -> found.chunk().ordinal()))
                .toList();
        List<PassagePlan> passages = new ArrayList<>();
        List<RetrievedChunk> run = new ArrayList<>();
        for (RetrievedChunk found : inOrder) {
            if (!run.isEmpty() && !follows(run.getLast(), found)) {
                passages.add(passage(run));
                run.clear();
            }
            run.add(found);
        }
        passages.add(passage(run));
        return passages;
    }

    private static boolean follows(RetrievedChunk one, RetrievedChunk next) {
        return next.chunk().ordinal() == one.chunk().ordinal() + 1 && next.version() == one.version();
    }

    private static PassagePlan passage(List<RetrievedChunk> run) {
        Chunk first = run.getFirst().chunk();
        return new PassagePlan(
                first.documentId(),
                run.getFirst().version(),
                run.stream()
                        .map(RetrievedChunk::chunk)
                        .map(chunk -> new PassagePart(chunk.id(), chunk.start(), chunk.end(), chunk.page()))
                        .toList(),
                first.headingPath(),
                run.stream().mapToDouble(RetrievedChunk::score).max().orElseThrow(),
                run.stream().mapToInt(found -> found.chunk().tokens()).sum());
    }
}
