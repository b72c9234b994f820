package dev.commonplace.application.live;

import dev.commonplace.domain.conversations.Message;
import dev.commonplace.domain.operations.JobId;
import dev.commonplace.domain.shared.RefusedException;

/** Where the answers to what somebody says live arrive, by any thread and in the order in which it was said. None of these waits. */
public interface LiveAnswers {
    /**
     * The message is kept: its transaction has committed.
     *
     * @param created whether it is new; otherwise it had come before under the same name
     */
    void kept(String clientMessageId, Message message, boolean created);

    /** The message is not kept, and will not be if it comes again as it is. */
    void refused(String clientMessageId, RefusedException refusal);

    /**
     * Everything said before the flush has been answered.
     *
     * @param job analyses what was said
     */
    void flushed(JobId job);

    /**
     * The flush's analysis was not begun; everything said before has been answered all the same.
     *
     * @param failure a refusal, or a bug
     */
    void flushRefused(RuntimeException failure);

    /**
     * What was said and is not answered by now is not kept, as far as is known; nothing said after it is looked at, so that nothing
     * overtakes it. Said once more, in the same order and under the same names, all of it is kept once.
     *
     * @param outage a refusal, or a bug
     */
    void broken(RuntimeException outage);
}
