package dev.commonplace.domain.canvas;

/** A frame that is to be drawn around the cards that name it. */
public record CanvasFrame(String id, String label) {}
