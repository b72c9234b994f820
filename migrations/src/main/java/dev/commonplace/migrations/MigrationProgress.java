package dev.commonplace.migrations;

/** Hears what a run up or down does. Called from one thread at a time. */
public interface MigrationProgress {
    /** Another run has its turn; called once for each that is waited for. */
    default void waits(String forWhom) {}

    /** Something that a killed run had left open is mended first. */
    default void mends(InterruptedStep found) {}

    /** A step begins. */
    default void begins(SchemaStatus.Step step) {}
}
