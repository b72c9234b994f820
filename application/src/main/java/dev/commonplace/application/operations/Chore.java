package dev.commonplace.application.operations;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** Something done every now and then, by the clock; sooner again when it failed. */
final class Chore {
    private final String activity;
    private final Duration every;
    private final Duration pauseAfterTrouble;
    private final Consumer<Instant> action;
    private Instant next = Instant.MIN;

    Chore(String activity, Duration every, Duration pauseAfterTrouble, Consumer<Instant> action) {
        this.activity = activity;
        this.every = every;
        this.pauseAfterTrouble = pauseAfterTrouble;
        this.action = action;
    }

    void doIfDue(Instant now, JobObserver observer) {
        if (now.isBefore(next)) {
            return;
        }
        try {
            action.accept(now);
            next = now.plus(every);
        } catch (RuntimeException trouble) {
            next = now.plus(pauseAfterTrouble);
            observer.trouble(activity, trouble);
        }
    }
}
