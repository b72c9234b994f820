package dev.commonplace.domain.topics;

/**
 * A sentence that stands for what was said.
 *
 * @param utterance index of the utterance that has it
 * @param text the sentence, word for word but for transcribers' marks
 */
public record KeyPoint(int utterance, String text) {}
