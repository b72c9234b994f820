package dev.commonplace.http.topics;

import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.topics.ZoomLevel;

/** From which end levels are counted. Messages are level 0 in both. */
public enum ZoomConvention {
    /** 1 is the coarsest level, 5 the finest. */
    COARSE_FIRST,
    /** 1 is the finest level, 5 the coarsest. */
    FINE_FIRST;

    public static ZoomConvention parse(String word) {
        return switch (word) {
            case "coarse_first" -> COARSE_FIRST;
            case "fine_first" -> FINE_FIRST;
            default -> throw RefusedException.invalid("/convention", "A convention is coarse_first or fine_first.");
        };
    }

    public ZoomLevel level(int number) {
        return this == FINE_FIRST && number != 0 ? ZoomLevel.ofFineFirst(number) : new ZoomLevel(number);
    }

    int number(ZoomLevel level) {
        return this == FINE_FIRST ? level.fineFirst() : level.number();
    }

    String word() {
        return this == FINE_FIRST ? "fine_first" : "coarse_first";
    }
}
