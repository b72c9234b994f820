package dev.commonplace.http.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.commonplace.application.search.SearchLibrary;
import dev.commonplace.domain.documents.Chunk;
import dev.commonplace.domain.documents.Document;
import dev.commonplace.domain.documents.DocumentDetails;
import dev.commonplace.domain.search.RankedHit;
import dev.commonplace.domain.search.ScorePart;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A chunk that was found, as it is shown. Offsets are in Unicode code points of the document's content. */
record HitJson(
        double score,
        String text,
        UUID chunkId,
        int ordinal,
        int start,
        int end,
        List<String> headingPath,
        HitDocument document,
        Parts parts,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<MoreChunk> moreChunks,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<HighlightsJson.Range> highlights,
        @JsonInclude(JsonInclude.Include.NON_NULL) HighlightsJson.@Nullable SnippetJson snippet,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable HitExplanationJson explanation) {

    record HitDocument(
            UUID id,
            @Nullable String externalId,
            @Nullable String title,
            @Nullable String source,
            List<String> tags,
            Map<String, @Nullable Object> metadata,
            @Nullable Instant date,
            int version,
            String status) {
        static HitDocument of(Document document) {
            DocumentDetails details = document.details();
            return new HitDocument(
                    document.id().value(),
                    details.externalId().orElse(null),
                    details.title().orElse(null),
                    details.source().orElse(null),
                    details.tags(),
                    details.metadata().values(),
                    details.date().orElse(null),
                    document.version(),
                    document.status().word());
        }
    }

    record Part(double score, double normalized, double weight) {
        static @Nullable Part of(Optional<ScorePart> part) {
            return part.map(found -> new Part(found.score(), found.normalized(), found.weight()))
                    .orElse(null);
        }
    }

    /** Null where a leg did not run, or did not find the chunk. */
    record Parts(@Nullable Part text, @Nullable Part semantic) {}

    /** Another chunk of the same document. */
    record MoreChunk(
            double score, String text, UUID chunkId, int ordinal, int start, int end, List<String> headingPath) {
        static MoreChunk of(SearchLibrary.MoreChunk more) {
            Chunk chunk = more.chunk();
            return new MoreChunk(
                    more.score(),
                    chunk.content(),
                    chunk.id().value(),
                    chunk.ordinal(),
                    chunk.start(),
                    chunk.end(),
                    chunk.headingPath());
        }
    }

    static HitJson of(SearchLibrary.Hit hit, boolean grouped) {
        RankedHit ranked = hit.ranked();
        Chunk chunk = hit.chunk();
        return new HitJson(
                ranked.score(),
                chunk.content(),
                chunk.id().value(),
                chunk.ordinal(),
                chunk.start(),
                chunk.end(),
                chunk.headingPath(),
                HitDocument.of(hit.document()),
                new Parts(Part.of(ranked.words()), Part.of(ranked.meaning())),
                grouped ? hit.more().stream().map(MoreChunk::of).toList() : null,
                hit.highlights()
                        .map(found -> HighlightsJson.ranges(found.ranges()))
                        .orElse(null),
                hit.highlights()
                        .map(found -> HighlightsJson.snippet(found.snippet()))
                        .orElse(null),
                hit.explanation()
                        .map(explained -> HitExplanationJson.of(ranked, explained))
                        .orElse(null));
    }
}
