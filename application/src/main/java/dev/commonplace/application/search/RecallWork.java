package dev.commonplace.application.search;

/** What a repeated search works with inside a transaction. */
public interface RecallWork {
    /** Compares every vector. */
    FindByMeaning exact();

    RecallSamples samples();
}
