package dev.commonplace.extraction.blocks;

import dev.commonplace.domain.documents.ExtractedText;
import dev.commonplace.domain.documents.TextBlock;
import dev.commonplace.domain.documents.TextBlock.Kind;
import dev.commonplace.domain.documents.WhiteSpace;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Writes the content of a document block by block: trimmed, never empty, each with its headings and its page. */
public final class BlockWriter {
    /** More blocks than this of one document would fill the memory before its text does. */
    public static final int BLOCKS_MAX = 500_000;

    private static final String BETWEEN_BLOCKS = "\n\n";
    private static final String BETWEEN_ROWS = "\n";

    private final int unitsMax;
    private final StringBuilder content = new StringBuilder();
    private final List<TextBlock> blocks = new ArrayList<>();
    private final HeadingTrail trail = new HeadingTrail();
    private OptionalInt page = OptionalInt.empty();
    private @Nullable RefusedException exceeded;

    /** @param unitsMax the most UTF-16 units of text */
    public BlockWriter(int unitsMax) {
        this.unitsMax = unitsMax;
    }

    /** What follows stands on the next page. */
    public void nextPage() {
        page = OptionalInt.of(page.orElse(0) + 1);
    }

    /** @param level 1 for the outermost */
    public void addHeading(int level, CharSequence text) {
        trail.enter(level, text.toString().strip());
        add(Kind.HEADING, text);
    }

    /** @throws RefusedException {@code TOO_LARGE} */
    public void add(Kind kind, CharSequence text) {
        int start = WhiteSpace.skip(text, 0, text.length());
        int end = WhiteSpace.skipBack(text, start, text.length());
        if (start == end) {
            return;
        }
        requireRoom(end - start);
        if (!blocks.isEmpty()) {
            boolean rows = kind == Kind.TABLE_ROW && blocks.getLast().kind() == Kind.TABLE_ROW;
            content.append(rows ? BETWEEN_ROWS : BETWEEN_BLOCKS);
        }
        int blockStart = content.length();
        content.append(text, start, end);
        blocks.add(new TextBlock(kind, blockStart, content.length(), trail.path(), page));
    }

    /** Refuses text that is more than there is room for, also while it is being collected. */
    public void requireRoom(int units) {
        if (exceeded == null && (long) content.length() + units > unitsMax) {
            exceeded = new RefusedException(
                    ErrorCode.TOO_LARGE, "The file holds more than " + unitsMax + " characters of text.");
        }
        if (exceeded == null && blocks.size() >= BLOCKS_MAX) {
            exceeded = new RefusedException(
                    ErrorCode.TOO_LARGE, "The file holds more than " + BLOCKS_MAX + " paragraphs, rows and headings.");
        }
        if (exceeded != null) {
            throw exceeded;
        }
    }

    /** @throws RefusedException {@code TOO_LARGE} where there was too much, even if a parser has swallowed it since */
    public ExtractedText text(Optional<String> title) {
        if (exceeded != null) {
            throw exceeded;
        }
        return new ExtractedText(content.toString(), title, blocks);
    }
}
