package dev.commonplace.domain.topics;

import dev.commonplace.domain.shared.RefusedException;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How near a reader stands to a conversation: 0 shows its messages, 1 its coarsest parts, 5 its finest. The levels 1 to 5
 * nest. What people would call the topics of a meeting is {@link #TOPICS}.
 *
 * @param number 0..5
 */
public record ZoomLevel(int number) implements Comparable<ZoomLevel> {
    public static final ZoomLevel MESSAGES = new ZoomLevel(0);
    public static final ZoomLevel COARSEST = new ZoomLevel(1);
    /** The level whose number of nodes is found in the conversation itself; the others follow from it. */
    public static final ZoomLevel TOPICS = new ZoomLevel(2);

    public static final ZoomLevel FINEST = new ZoomLevel(5);
    /** The levels that have nodes, coarsest first. */
    public static final List<ZoomLevel> OF_NODES = IntStream.rangeClosed(COARSEST.number, FINEST.number)
            .mapToObj(ZoomLevel::new)
            .toList();

    public ZoomLevel {
        if (number < 0 || number > 5) {
            throw RefusedException.invalid(
                    "/zoom", "A zoom level lies in 0..5 (0 = messages, 1 = coarsest, 5 = finest).");
        }
    }

    /**
     * The level in the other convention that is in use, which counts from the finest (1) to the coarsest (5) and has no
     * messages.
     *
     * @throws RefusedException outside 1..5
     */
    public static ZoomLevel ofFineFirst(int number) {
        if (number < 1 || number > 5) {
            throw RefusedException.invalid("/zoom", "A zoom level that counts from the finest lies in 1..5.");
        }
        return new ZoomLevel(6 - number);
    }

    /** This level counted from the finest; the messages have no number there and stay 0. */
    public int fineFirst() {
        return number == 0 ? 0 : 6 - number;
    }

    public boolean coarserThan(ZoomLevel other) {
        return compareTo(other) < 0;
    }

    /** Coarser first; the messages, which are finest of all, last. */
    @Override
    public int compareTo(ZoomLevel other) {
        return Integer.compare(depth(), other.depth());
    }

    private int depth() {
        return number == 0 ? Integer.MAX_VALUE : number;
    }
}
