package dev.commonplace.planted.application.documents;

import java.time.Instant;

/** Planted: a use case looks at the clock on the wall. */
final class BreaksTimeAndChanceComeFromBootstrap {
    private BreaksTimeAndChanceComeFromBootstrap() {}

    static Instant now() {
        return Instant.now();
    }
}
