package dev.commonplace.planted.bootstrap;

/** Stands for the wiring. */
public record Wiring() {}
