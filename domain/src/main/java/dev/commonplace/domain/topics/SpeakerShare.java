package dev.commonplace.domain.topics;

/**
 * How much one speaker says.
 *
 * @param speaker as in {@link Utterance#speaker()}
 * @param utterances how many
 * @param words how many, fillers included
 * @param millis how long: the end less the start where both are known, else 400 ms a word (150 words a minute)
 * @param share of the time of all, 0..1
 */
public record SpeakerShare(String speaker, int utterances, int words, long millis, double share) {}
