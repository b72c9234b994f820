package dev.commonplace.domain.topics;

/**
 * A word as it was said.
 *
 * @param surface as written
 * @param stem what forms of one word have in common; lower case
 * @param empty whether it says nothing about a topic (function words, fillers)
 * @param follows whether only a blank stands between it and the word before, so that both may be one phrase
 */
record SpokenWord(String surface, String stem, boolean empty, boolean follows) {}
