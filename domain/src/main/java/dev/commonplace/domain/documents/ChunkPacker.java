package dev.commonplace.domain.documents;

import dev.commonplace.domain.documents.Pieces.Range;
import java.util.ArrayList;
import java.util.List;

/** Packs the pieces of one section into chunks. */
final class ChunkPacker {
    private final Pieces pieces;
    private final ChunkingPolicy policy;

    ChunkPacker(Pieces pieces, ChunkingPolicy policy) {
        this.pieces = pieces;
        this.policy = policy;
    }

    List<Range> pack() {
        List<Range> chunks = new ArrayList<>();
        int from = 0;
        int fresh = 0;
        while (fresh < pieces.size()) {
            int to = cut(from, fresh);
            chunks.add(new Range(from, to));
            from = to < pieces.size() ? overlapStart(from, to) : to;
            fresh = to;
        }
        return chunks;
    }

    /**
     * Where the chunk ends that begins with {@code from} and must hold {@code fresh}: at the latest seam of the best kind
     * that either leaves the chunk at least half full or keeps what follows the seam in one piece.
     */
    private int cut(int from, int fresh) {
        int full = fresh + 1;
        while (full < pieces.size() && fits(from, full + 1)) {
            full++;
        }
        if (full == pieces.size()) {
            return full;
        }
        for (Seam seam : List.of(Seam.BLOCK, Seam.SENTENCE, Seam.WORD)) {
            int candidate = full;
            while (candidate > fresh && !pieces.seam(candidate).atLeast(seam)) {
                candidate--;
            }
            if (candidate > fresh && (halfFull(from, candidate) || fits(candidate, unitEnd(candidate, seam)))) {
                return candidate;
            }
        }
        return full;
    }

    /**
     * Where the chunk after a cut begins: as far back as the policy allows, but at the start of a sentence, or else of a
     * word, and only so far that what follows the cut still fits as it would without overlap.
     */
    private int overlapStart(int from, int cut) {
        int unitEnd = unitToKeepWhole(cut);
        int earliest = cut;
        while (earliest - 1 > from
                && pieces.weight(new Range(earliest - 1, cut)) <= policy.tokensOverlap()
                && fits(earliest - 1, unitEnd)) {
            earliest--;
        }
        for (Seam seam : List.of(Seam.SENTENCE, Seam.WORD)) {
            for (int start = earliest; start < cut; start++) {
                if (pieces.seam(start).atLeast(seam)) {
                    return start;
                }
            }
        }
        return cut;
    }

    private int unitToKeepWhole(int start) {
        for (Seam seam : List.of(Seam.BLOCK, Seam.SENTENCE, Seam.WORD)) {
            int end = unitEnd(start, seam);
            if (fits(start, end)) {
                return end;
            }
        }
        return start + 1;
    }

    /** The next seam of that kind after {@code start}, or the first place where it is clear that a chunk cannot reach it. */
    private int unitEnd(int start, Seam seam) {
        int end = start + 1;
        while (end < pieces.size() && !pieces.seam(end).atLeast(seam) && fits(start, end)) {
            end++;
        }
        return end;
    }

    private boolean fits(int from, int to) {
        return pieces.weight(new Range(from, to)) <= policy.tokensMax();
    }

    private boolean halfFull(int from, int to) {
        return pieces.weight(new Range(from, to)) * 2 >= policy.tokensMax();
    }
}
