package dev.commonplace.application.corrections;

import dev.commonplace.application.conversations.ConversationsWork;
import dev.commonplace.application.topics.TopicAnalyses;
import dev.commonplace.application.topics.TopicGraphs;

/** What corrections work with inside a transaction. */
public interface CorrectionsWork extends ConversationsWork {
    TopicAnalyses analyses();

    TopicGraphs graphs();

    TopicPins pins();

    EditLog edits();

    CanvasCards canvasCards();
}
