package dev.commonplace.application.search;

import dev.commonplace.application.search.SearchLibrary.Hit;
import dev.commonplace.application.search.SearchLibrary.MoreChunk;
import dev.commonplace.domain.documents.Chunk;
import dev.commonplace.domain.documents.ChunkId;
import dev.commonplace.domain.documents.Document;
import dev.commonplace.domain.documents.DocumentId;
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
        Map<ChunkId, Chunk> chunks = work.chunks()
                .findAll(shaped.stream()
                        .flatMap(one -> Stream.concat(Stream.of(one.hit()), one.more().stream()))
                        .map(RankedHit::chunkId)
                        .toList());
        Map<DocumentId, Document> documents = work.documents()
                .findAll(chunks.values().stream()
                        .map(Chunk::documentId)
                        .distinct()
                        .toList());
        Map<ChunkId, Highlights> highlights = highlights(chunks);
        Map<ChunkId, List<LexemeScore>> lexemes = lexemes(shaped);
        List<Hit> hits = new ArrayList<>(shaped.size());
        for (ShapeHits.Shaped one : shaped) {
            // A chunk that was replaced between the ranking and this look is gone: there is nothing to show of it.
            Chunk chunk = chunks.get(one.hit().chunkId());
            Document document = chunk == null ? null : documents.get(chunk.documentId());
            if (chunk != null && document != null) {
                hits.add(new Hit(
                        one.hit(),
                        chunk,
                        document,
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

    private static List<MoreChunk> more(List<RankedHit> ranked, Map<ChunkId, Chunk> chunks) {
        List<MoreChunk> more = new ArrayList<>();
        for (RankedHit hit : ranked) {
            Chunk chunk = chunks.get(hit.chunkId());
            if (chunk != null) {
                more.add(new MoreChunk(hit.score(), chunk));
            }
        }
        return List.copyOf(more);
    }

    private Map<ChunkId, Highlights> highlights(Map<ChunkId, Chunk> chunks) {
        Map<ChunkId, Highlights> highlights = new LinkedHashMap<>();
        shape.highlighting().ifPresent(wanted -> {
            List<Chunk> texts = List.copyOf(chunks.values());
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
