package dev.commonplace.domain.topics;

/**
 * One speaker after another.
 *
 * @param from who spoke
 * @param to who speaks next
 * @param kind what the change is
 * @param utterance index of the first utterance of the one who speaks next
 */
public record SpeakerTransition(String from, String to, TransitionKind kind, int utterance) {}
