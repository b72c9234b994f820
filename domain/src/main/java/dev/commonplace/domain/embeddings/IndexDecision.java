package dev.commonplace.domain.embeddings;

import java.util.Objects;

/**
 * What is to be done about the index of one space.
 *
 * @param wanted how the space shall be searched once it is done
 * @param reason why, in a sentence without a full stop
 */
public record IndexDecision(IndexSituation situation, Action action, IndexStrategy wanted, String reason) {
    public IndexDecision {
        Objects.requireNonNull(situation, "situation");
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(wanted, "wanted");
        Objects.requireNonNull(reason, "reason");
    }

    /** What is done. */
    public enum Action {
        /** All is as it should be. */
        KEEP,
        /** An index is wanted, but not now. */
        WAIT,
        BUILD,
        /** The index stays, and searches by it look at more candidates. */
        LOOK_FURTHER,
        REBUILD,
        DROP
    }

    public IndexedSpace space() {
        return situation.space();
    }
}
