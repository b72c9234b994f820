package dev.commonplace.domain.documents;

import java.util.List;
import java.util.OptionalInt;

/** Says on which page a place of a text stands; asked in rising order, because it walks through the blocks once. */
final class PageFinder {
    private final List<TextBlock> blocks;
    private int next;

    PageFinder(List<TextBlock> blocks) {
        this.blocks = blocks;
    }

    /** The page of the last block that begins at or before the index. Chunks overlap, so that one step back is allowed. */
    OptionalInt at(int index) {
        while (next < blocks.size() && blocks.get(next).start() <= index) {
            next++;
        }
        while (next > 0 && blocks.get(next - 1).start() > index) {
            next--;
        }
        return next == 0 ? OptionalInt.empty() : blocks.get(next - 1).page();
    }
}
