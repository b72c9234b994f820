package dev.commonplace.application.search;

import dev.commonplace.application.documents.Chunks.OfDocument;
import dev.commonplace.application.search.SearchLibrary.Hit;
import dev.commonplace.application.search.SearchLibrary.MoreChunk;
import dev.commonplace.domain.documents.Chunk;
import dev.commonplace.domain.documents.ChunkId;
import dev.commonplace.domain.search.RankedHit;
import dev.commonplace.domain.search.Snippet;
import dev.commonplace.domain.search.TextRange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Fetches what is shown of the hits: chunks, documents, marks and explanations. */
final class PresentHits {
    private final SearchWork work;
    private final SearchShape shape;
    private final Optional<WordQuery> words;

    /** @param words what is marked and explained; empty where words were not looked for */
    PresentHits(SearchWork work, SearchShape shape, Optional<WordQuery> words) {
        this.work = work;
        this.shape = shape;
        this.words = words;
    }

    List<Hit> present(List<ShapeHits.Shaped> shaped) {
        Map<ChunkId, OfDocument> chunks = work.chunks()
                .findAllWithDocuments(
                        shaped.stream()
                                .flatMap(one -> Stream.concat(Stream.of(one.hit()), one.more().stream()))
                                .map(RankedHit::chunkId)
                                .toList(),
                        work.documents());
        Map<ChunkId, Highlights> highlights = highlights(chunks);
        Map<ChunkId, List<LexemeScore>> lexemes = lexemes(shaped);
        List<Hit> hits = new ArrayList<>(shaped.size());
        for (ShapeHits.Shaped one : shaped) {
            // A chunk that was replaced between the ranking and this look is gone: there is nothing to show of it.
            OfDocument found = chunks.get(one.hit().chunkId());
            if (found != null) {
                Chunk chunk = found.chunk();
                hits.add(new Hit(
                        one.hit(),
                        chunk,
                        found.document(),
                        more(one.more(), chunks),
                        Optional.ofNullable(highlights.get(chunk.id())),
                        shape.explain()
                                ? Optional.of(
                                        new HitExplanation(lexemes.getOrDefault(chunk.id(), List.of()), one.pick()))
                                : Optional.empty()));
            }
        }
        return List.copyOf(hits);
    }

    private static List<MoreChunk> more(List<RankedHit> ranked, Map<ChunkId, OfDocument> chunks) {
        List<MoreChunk> more = new ArrayList<>();
        for (RankedHit hit : ranked) {
            OfDocument found = chunks.get(hit.chunkId());
            if (found != null) {
                more.add(new MoreChunk(hit.score(), found.chunk()));
            }
        }
        return List.copyOf(more);
    }

    private Map<ChunkId, Highlights> highlights(Map<ChunkId, OfDocument> chunks) {
        Map<ChunkId, Highlights> highlights = new LinkedHashMap<>();
        shape.highlighting().ifPresent(wanted -> {
            List<Chunk> texts = chunks.values().stream().map(OfDocument::chunk).toList();
            List<List<TextRange>> ranges =
                    words.isEmpty() || words.get().known().isEmpty()
                            ? texts.stream().map(text -> List.<TextRange>of()).toList()
                            : work.highlights()
                                    .highlight(
                                            words.get(),
                                            texts.stream().map(Chunk::content).toList());
            for (int i = 0; i < texts.size(); i++) {
                String content = texts.get(i).content();
                highlights.put(
                        texts.get(i).id(),
                        new Highlights(ranges.get(i), Snippet.of(content, ranges.get(i), wanted.snippetCharacters())));
            }
        });
        return highlights;
    }

    private Map<ChunkId, List<LexemeScore>> lexemes(List<ShapeHits.Shaped> shaped) {
        return shape.explain() && words.isPresent()
                ? work.words()
                        .explain(
                                words.get(),
                                shaped.stream().map(one -> one.hit().chunkId()).toList())
                : Map.of();
    }
}
