package dev.commonplace.extraction;

import dev.commonplace.domain.documents.ExtractedText;
import dev.commonplace.domain.documents.TextBlock.Kind;
import java.io.IOException;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** Markdown. The content stays as it is, with its markup; the title is the first heading of level 1. */
final class MarkdownText implements TextReader {
    /** Deeper lists and quotes are read as if they were this deep. */
    private static final int NESTING_MAX = 50;

    @Override
    public ExtractedText read(String document, Deadline deadline) {
        BlockList blocks = new BlockList(document);
        int bodyStart = FrontMatter.end(document);
        blocks.add(Kind.CODE, 0, bodyStart);
        MarkdownBlocks reader = new MarkdownBlocks(document, bodyStart, blocks);
        try {
            reader.read(parser().parseReader(deadline.watched(document.substring(bodyStart))));
        } catch (IOException impossible) {
            throw new IllegalStateException("A text in memory can be read.", impossible);
        }
        return new ExtractedText(document, reader.title(), blocks.blocks());
    }

    /** Reads blocks only: what stands inside a line is not needed, and costs most on hostile text. */
    private static Parser parser() {
        return Parser.builder()
                .includeSourceSpans(IncludeSourceSpans.BLOCKS)
                .maxOpenBlockParsers(NESTING_MAX)
                .customBlockParserFactory(new LongRun.Factory())
                .inlineParserFactory(context -> (lines, node) -> {})
                .build();
    }
}
