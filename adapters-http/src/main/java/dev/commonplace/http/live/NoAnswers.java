package dev.commonplace.http.live;

import dev.commonplace.application.live.LiveAnswers;
import dev.commonplace.domain.conversations.Message;
import dev.commonplace.domain.operations.JobId;
import dev.commonplace.domain.shared.RefusedException;

/** Whoever only follows says nothing, so that nothing is answered. */
enum NoAnswers implements LiveAnswers {
    INSTANCE;

    @Override
    public void kept(String clientMessageId, Message message, boolean created) {}

    @Override
    public void refused(String clientMessageId, RefusedException refusal) {}

    @Override
    public void flushed(JobId job) {}

    @Override
    public void flushRefused(RuntimeException failure) {}

    @Override
    public void broken(RuntimeException outage) {}
}
