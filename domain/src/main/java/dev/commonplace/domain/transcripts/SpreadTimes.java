package dev.commonplace.domain.transcripts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Times for what was said between marks. Google Meet writes a mark every few minutes; what stands between two of them is
 * spread evenly. After the last mark each takes two seconds, and three where there is no mark at all, as Live
 * Conversational Threads had it.
 */
public final class SpreadTimes {
    static final long AFTER_LAST_MILLIS = 2_000;
    static final long WITHOUT_MARKS_MILLIS = 3_000;

    private SpreadTimes() {}

    /**
     * What was said from one mark to the next.
     *
     * @param markMillis empty for what stands before the first mark
     */
    public record Block(Optional<Long> markMillis, int messages) {}

    /** When something was said, in milliseconds from the beginning. */
    public record Span(long startMillis, long endMillis) {}

    /**
     * @param endMillis when the meeting ended, where that is known
     * @return one span for each message, in their order
     */
    public static List<Span> of(List<Block> blocks, Optional<Long> endMillis) {
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            boolean last = i + 1 == blocks.size();
            Optional<Long> next = last ? endMillis : blocks.get(i + 1).markMillis();
            spread(spans, block, next);
        }
        return spans;
    }

    private static void spread(List<Span> spans, Block block, Optional<Long> next) {
        long start = block.markMillis().orElse(0L);
        int count = block.messages();
        if (next.isPresent() && next.get() > start) {
            long room = next.get() - start;
            for (int i = 0; i < count; i++) {
                spans.add(new Span(start + room * i / count, start + room * (i + 1) / count));
            }
            return;
        }
        long each = block.markMillis().isPresent() ? AFTER_LAST_MILLIS : WITHOUT_MARKS_MILLIS;
        for (int i = 0; i < count; i++) {
            spans.add(new Span(start + each * i, start + each * (i + 1)));
        }
    }
}
