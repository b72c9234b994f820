package dev.commonplace.bootstrap;

import dev.commonplace.application.operations.Auditor;
import dev.commonplace.application.shared.MakeId;
import dev.commonplace.application.tenancy.MakeSecret;
import java.time.Clock;

/** What every feature takes from the machine: time, ids, secrets. */
record Platform(Clock clock, MakeId ids, MakeSecret secrets) {
    static Platform ofThisMachine() {
        return new Platform(Clock.systemUTC(), new TimeOrderedIds(), new SecureSecrets());
    }

    Auditor auditor() {
        return new Auditor(ids, clock);
    }
}
