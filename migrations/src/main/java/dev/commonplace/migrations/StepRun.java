package dev.commonplace.migrations;

/**
 * A step that was applied or taken back.
 *
 * @param version for example 003
 * @param description its file's name in words
 * @param durationMillis how long it took
 */
public record StepRun(String version, String description, long durationMillis) {}
