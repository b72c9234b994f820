package dev.commonplace.application.live;

import dev.commonplace.application.conversations.AppendMessages.Appended;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.domain.conversations.NewMessage;
import dev.commonplace.domain.operations.JobId;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import java.util.concurrent.atomic.AtomicInteger;

/** One writer's way into a conversation: what it says, in order, and whether the order still holds. */
final class LiveLine {
    private final LiveAnswers answers;
    private final AtomicInteger unanswered = new AtomicInteger();
    private volatile boolean broken;

    LiveLine(LiveAnswers answers) {
        this.answers = answers;
    }

    /** Something that waits to be kept, or to be answered once all before it is. */
    sealed interface Item {
        LiveLine line();

        Caller caller();

        record Said(LiveLine line, Caller caller, NewMessage message) implements Item {
            String clientMessageId() {
                return message.clientMessageId().orElseThrow();
            }
        }

        record Flush(LiveLine line, Caller caller) implements Item {}
    }

    /** How much waits. */
    int unanswered() {
        return unanswered.get();
    }

    boolean isBroken() {
        return broken;
    }

    void taken() {
        unanswered.incrementAndGet();
    }

    void kept(Item.Said said, Appended appended) {
        answers.kept(said.clientMessageId(), appended.message(), appended.created());
        unanswered.decrementAndGet();
    }

    void refused(Item.Said said, RefusedException refusal) {
        answers.refused(said.clientMessageId(), refusal);
        unanswered.decrementAndGet();
    }

    void flushed(JobId job) {
        answers.flushed(job);
        unanswered.decrementAndGet();
    }

    void flushRefused(RuntimeException failure) {
        answers.flushRefused(failure);
        unanswered.decrementAndGet();
    }

    /** For what is left without an answer. */
    void dropped() {
        unanswered.decrementAndGet();
    }

    void breakDown(RuntimeException outage) {
        if (!broken) {
            broken = true;
            answers.broken(outage);
        }
    }

    /** Whether the same may succeed a little later. */
    static boolean isOutage(RefusedException refused) {
        return refused.code() == ErrorCode.UNAVAILABLE || refused.code() == ErrorCode.TIMED_OUT;
    }
}
