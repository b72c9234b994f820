package dev.commonplace.application.annotations;

import dev.commonplace.application.conversations.Conversations;
import dev.commonplace.application.conversations.Messages;
import dev.commonplace.application.guard.GuardWork;
import dev.commonplace.application.topics.TopicGraphs;

/** What bookmarks and notes work with inside a transaction. */
public interface AnnotationsWork extends GuardWork {
    Conversations conversations();

    Messages messages();

    TopicGraphs graphs();

    Annotations annotations();
}
