package dev.commonplace.domain.documents;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a document into the chunks that are embedded and found.
 *
 * <p>A chunk stays within one section and holds whole blocks as far as they fit, else whole sentences, else whole words.
 * Only a word that is longer than a chunk is cut inside, where a token begins. A heading stays with what follows it.
 * Consecutive chunks of a section overlap by whole sentences or words. Chunks begin and end with something other than
 * white space, rise, and together hold everything that is not white space. Time and memory grow linearly with the text.
 */
public final class DocumentChunker {
    /**
     * @param tokens all tokens of the content in order, as the embedding model cuts it
     * @return the chunks in order; none for a text of white space alone
     */
    public List<ChunkSpan> chunk(ExtractedText text, List<TokenSpan> tokens, ChunkingPolicy policy) {
        PieceCutter cutter = new PieceCutter(text.content(), tokens, policy.tokensMax());
        List<ChunkSpan> chunks = new ArrayList<>();
        PageFinder pages = new PageFinder(text.blocks());
        for (Section section : Section.of(text)) {
            Pieces pieces = cutter.cut(section);
            for (Pieces.Range range : new ChunkPacker(pieces, policy).pack()) {
                chunks.add(new ChunkSpan(
                        chunks.size(),
                        pieces.start(range.from()),
                        pieces.end(range.to() - 1),
                        pieces.tokens(range),
                        section.headingPath(),
                        pages.at(pieces.start(range.from()))));
            }
        }
        return chunks;
    }
}
