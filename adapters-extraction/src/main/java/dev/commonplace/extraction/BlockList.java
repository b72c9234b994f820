package dev.commonplace.extraction;

import dev.commonplace.domain.documents.TextBlock;
import dev.commonplace.domain.documents.TextBlock.Kind;
import dev.commonplace.domain.documents.WhiteSpace;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.extraction.blocks.BlockWriter;
import dev.commonplace.extraction.blocks.HeadingTrail;
import java.util.ArrayList;
import java.util.List;

/** The blocks of a document while it is read: trimmed, never empty, each with the headings above it. */
final class BlockList {
    private final CharSequence content;
    private final List<TextBlock> blocks = new ArrayList<>();
    private final HeadingTrail trail = new HeadingTrail();

    BlockList(CharSequence content) {
        this.content = content;
    }

    void add(Kind kind, int start, int end) {
        int trimmedStart = WhiteSpace.skip(content, start, end);
        int trimmedEnd = WhiteSpace.skipBack(content, trimmedStart, end);
        if (blocks.size() >= BlockWriter.BLOCKS_MAX) {
            throw new RefusedException(
                    ErrorCode.TOO_LARGE,
                    "The file holds more than " + BlockWriter.BLOCKS_MAX + " paragraphs, rows and headings.");
        }
        if (trimmedStart < trimmedEnd) {
            blocks.add(new TextBlock(kind, trimmedStart, trimmedEnd, trail.path()));
        }
    }

    void addHeading(int level, String title, int start, int end) {
        trail.enter(level, title);
        add(Kind.HEADING, start, end);
    }

    /** Lets the last block reach further. */
    void extendLast(int end) {
        TextBlock last = blocks.removeLast();
        blocks.add(new TextBlock(
                last.kind(), last.start(), WhiteSpace.skipBack(content, last.end(), end), last.headingPath()));
    }

    boolean lastIs(Kind kind) {
        return !blocks.isEmpty() && blocks.getLast().kind() == kind;
    }

    /** Where the last block ends; 0 where there is none. */
    int end() {
        return blocks.isEmpty() ? 0 : blocks.getLast().end();
    }

    List<TextBlock> blocks() {
        return blocks;
    }
}
