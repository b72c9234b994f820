package dev.commonplace.extraction;

import org.commonmark.node.Block;
import org.commonmark.node.CustomBlock;
import org.commonmark.parser.block.AbstractBlockParser;
import org.commonmark.parser.block.AbstractBlockParserFactory;
import org.commonmark.parser.block.BlockContinue;
import org.commonmark.parser.block.BlockParser;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;
import org.jspecify.annotations.Nullable;

/**
 * Takes over from a paragraph that has grown to a thousand lines, until the next blank line. For each further line the
 * library would look at all lines before it, which in a log file of a few megabytes takes minutes.
 */
final class LongRun extends AbstractBlockParser {
    private static final int PARAGRAPH_LINES_MAX = 1_000;

    private final Block block = new Text();

    @Override
    public Block getBlock() {
        return block;
    }

    @Override
    public @Nullable BlockContinue tryContinue(ParserState state) {
        return state.isBlank() ? BlockContinue.none() : BlockContinue.atIndex(state.getIndex());
    }

    /** The lines that were taken over. */
    static final class Text extends CustomBlock {}

    /** Counts the lines of the paragraph that is being read; made anew for each document. */
    static final class Factory extends AbstractBlockParserFactory {
        private @Nullable BlockParser counted;
        private int lines;

        @Override
        public @Nullable BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
            BlockParser active = state.getActiveBlockParser();
            lines = active.equals(counted) ? lines + 1 : 1;
            counted = active;
            boolean paragraph = active.getBlock() instanceof org.commonmark.node.Paragraph;
            return paragraph && lines > PARAGRAPH_LINES_MAX
                    ? BlockStart.of(new LongRun()).atIndex(state.getIndex())
                    : BlockStart.none();
        }
    }
}
