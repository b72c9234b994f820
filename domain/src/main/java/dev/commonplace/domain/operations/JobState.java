package dev.commonplace.domain.operations;

import dev.commonplace.domain.shared.RefusedException;
import java.util.Locale;

/** Where a job stands. A retry is a pending job with its attempt count and its next time. */
public enum JobState {
    PENDING,
    RUNNING,
    COMPLETED,
    FAILED,
    CANCELLED;

    public boolean finished() {
        return this == COMPLETED || this == FAILED || this == CANCELLED;
    }

    /** The lower-case name that is stored and shown. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static JobState parse(String field, String word) {
        for (JobState state : values()) {
            if (state.word().equals(word)) {
                return state;
            }
        }
        throw RefusedException.invalid(field, "A state is one of pending, running, completed, failed and cancelled.");
    }
}
