package dev.commonplace.domain.topics;

import java.util.Objects;

/**
 * A title or a summary, with what was computed beside what somebody put in its place.
 *
 * @param text what is shown
 * @param origin whose words these are
 * @param computed what is shown where nobody has said anything
 */
public record NodeText(String text, TextOrigin origin, String computed) {
    public NodeText {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(computed, "computed");
    }

    public static NodeText computed(String text) {
        return new NodeText(text, TextOrigin.COMPUTED, text);
    }

    /** The same after another computation: what a model or a person said stays. */
    public NodeText recomputed(String newText) {
        return origin == TextOrigin.COMPUTED ? computed(newText) : new NodeText(text, origin, newText);
    }

    /** With a model's words, unless a person has spoken. */
    public NodeText improved(String newText) {
        return origin == TextOrigin.USER ? this : new NodeText(newText, TextOrigin.MODEL, computed);
    }

    /** With a person's words. */
    public NodeText corrected(String newText) {
        return new NodeText(newText, TextOrigin.USER, computed);
    }

    /** Without what a model said about messages that have changed since. */
    public NodeText withoutModel() {
        return origin == TextOrigin.MODEL ? computed(computed) : this;
    }
}
