package dev.commonplace.application.topics;

/** What a computation rests on has changed meanwhile: it has to begin anew. */
final class GraphMovedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    GraphMovedException() {
        super("The conversation or its graph has changed meanwhile.");
    }
}
