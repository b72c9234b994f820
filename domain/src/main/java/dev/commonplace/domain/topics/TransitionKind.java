package dev.commonplace.domain.topics;

/** What the change from one speaker to another is. */
public enum TransitionKind {
    /** The first asks and the second says something. */
    QUESTION_ANSWER,
    /** The first breaks off, or is still speaking when the second begins. */
    INTERRUPTION,
    /** The second agrees. */
    AGREEMENT,
    /** Neither of these: the word goes over. */
    HANDOFF
}
