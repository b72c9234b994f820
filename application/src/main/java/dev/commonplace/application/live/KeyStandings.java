package dev.commonplace.application.live;

import dev.commonplace.application.shared.Caller;
import dev.commonplace.application.tenancy.Authenticate;
import dev.commonplace.domain.shared.Actor;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Whether the keys of those who stay connected still open what they opened. The database is asked once in a while for each key,
 * however many connections it has. Safe for use by many threads.
 */
final class KeyStandings {
    private static final int KEYS_MAX = 10_000;

    private final Authenticate authenticate;
    private final Duration every;
    private final InstantSource clock;
    private final Map<Key, Checked> checked = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Checked> eldest) {
            return size() > KEYS_MAX;
        }
    };

    KeyStandings(Authenticate authenticate, Duration every, InstantSource clock) {
        this.authenticate = authenticate;
        this.every = every;
        this.clock = clock;
    }

    private record Key(TenantId tenantId, Actor actor) {}

    private record Checked(Instant at, Authenticate.Outcome outcome) {}

    /**
     * The caller with the role that its key has by now.
     *
     * @throws RefusedException {@code UNAUTHENTICATED}, {@code TENANT_INACTIVE}; {@code UNAVAILABLE} where that cannot be known
     */
    Caller current(Caller caller) {
        return switch (outcome(caller)) {
            case Authenticate.Outcome.OfTenant(Caller now) ->
                new Caller(caller.tenantId(), now.role(), caller.actor(), caller.origin());
            case Authenticate.Outcome.Inactive() ->
                throw new RefusedException(ErrorCode.TENANT_INACTIVE, "The tenant of this key is switched off.");
            default -> throw new RefusedException(ErrorCode.UNAUTHENTICATED, "The key no longer opens anything.");
        };
    }

    private Authenticate.Outcome outcome(Caller caller) {
        Key key = new Key(caller.tenantId(), caller.actor());
        Instant now = clock.instant();
        synchronized (checked) {
            Checked known = checked.get(key);
            if (known != null && known.at().plus(every).isAfter(now)) {
                return known.outcome();
            }
        }
        Authenticate.Outcome outcome = authenticate.again(caller);
        synchronized (checked) {
            checked.put(key, new Checked(now, outcome));
        }
        return outcome;
    }
}
