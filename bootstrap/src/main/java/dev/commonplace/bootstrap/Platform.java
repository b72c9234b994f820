package dev.commonplace.bootstrap;

import dev.commonplace.application.operations.Auditor;
import dev.commonplace.application.shared.MakeId;
import dev.commonplace.application.tenancy.MakeSecret;
import java.time.Clock;
import java.time.Duration;

/** What every feature takes from the machine: time, ids, secrets. */
record Platform(Clock clock, MakeId ids, MakeSecret secrets) {
    /** The database keeps no finer times: what is answered at once shall be what is read later. */
    private static final Duration TICK = Duration.ofNanos(1_000);

    static Platform ofThisMachine() {
        return new Platform(Clock.tick(Clock.systemUTC(), TICK), new TimeOrderedIds(), new SecureSecrets());
    }

    Auditor auditor() {
        return new Auditor(ids, clock);
    }
}
