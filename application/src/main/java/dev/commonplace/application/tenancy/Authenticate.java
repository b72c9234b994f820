package dev.commonplace.application.tenancy;

import dev.commonplace.application.shared.Caller;
import dev.commonplace.application.shared.OperatorCaller;
import dev.commonplace.application.shared.OperatorTransactions;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.domain.shared.Actor;
import dev.commonplace.domain.shared.Origin;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.domain.tenancy.ApiKey;
import dev.commonplace.domain.tenancy.KeyId;
import dev.commonplace.domain.tenancy.KeySecret;
import dev.commonplace.domain.tenancy.OperatorKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Finds out who calls, by the key that is shown. */
public final class Authenticate {
    /** A key's last use is noted at most this often, so that reading does not turn into writing. */
    private static final Duration USE_NOTED_EVERY = Duration.ofMinutes(1);

    private final Transactions<TenancyWork> transactions;
    private final OperatorTransactions<OperatorWork> operatorTransactions;
    private final Clock clock;

    public Authenticate(
            Transactions<TenancyWork> transactions,
            OperatorTransactions<OperatorWork> operatorTransactions,
            Clock clock) {
        this.transactions = transactions;
        this.operatorTransactions = operatorTransactions;
        this.clock = clock;
    }

    /** Who calls. */
    public sealed interface Outcome {
        /** Somebody of a tenant. */
        record OfTenant(Caller caller) implements Outcome {}

        /** Somebody who manages tenants. */
        record OfOperator(OperatorCaller caller) implements Outcome {}

        /** Nobody: the key is none, is unknown, was revoked or has expired. Which of these it is stays untold. */
        record Unknown() implements Outcome {}

        /** The key is good, but its tenant is switched off. */
        record Inactive() implements Outcome {}
    }

    /** @param presented what the caller showed, of any form */
    public Outcome with(String presented, Origin origin) {
        Optional<KeySecret> parsed = KeySecret.parse(presented);
        if (parsed.isEmpty()) {
            return new Outcome.Unknown();
        }
        KeySecret secret = parsed.get();
        return secret.tenantId()
                .map(tenantId -> ofTenant(tenantId, secret, origin))
                .orElseGet(() -> ofOperator(secret, origin));
    }

    /**
     * Whether a key that was shown a while ago still opens what it opened, for callers who stay.
     *
     * @return the caller with the role of now
     */
    public Outcome again(Caller caller) {
        Instant now = clock.instant();
        return transactions.inTenant(
                caller.tenantId(),
                work -> work.apiKeys()
                        .opening(new KeyId(UUID.fromString(caller.actor().id())), work.tenants())
                        .filter(opening -> opening.key().opensAt(now))
                        .map(opening -> opening.tenantActive()
                                ? new Outcome.OfTenant(new Caller(
                                        caller.tenantId(), opening.key().role(), caller.actor(), caller.origin()))
                                : new Outcome.Inactive())
                        .orElseGet(Outcome.Unknown::new));
    }

    private Outcome ofTenant(TenantId tenantId, KeySecret secret, Origin origin) {
        KeyId id = secret.keyId();
        Instant now = clock.instant();
        Optional<ApiKeys.Opening> found =
                transactions.readInTenant(tenantId, work -> work.apiKeys().opening(id, work.tenants()));
        Optional<ApiKey> opened = found.filter(opening -> secret.matches(opening.secretHash()))
                .map(ApiKeys.Opening::key)
                .filter(key -> key.opensAt(now));
        if (opened.isEmpty()) {
            return new Outcome.Unknown();
        }
        if (!found.get().tenantActive()) {
            return new Outcome.Inactive();
        }
        ApiKey key = opened.get();
        if (isNews(key.lastUsedAt(), now)) {
            transactions.inTenant(tenantId, work -> {
                work.apiKeys().used(id, now);
                return id;
            });
        }
        Actor actor = new Actor(Actor.Kind.API_KEY, id.toString(), Optional.of(key.name()));
        return new Outcome.OfTenant(new Caller(tenantId, key.role(), actor, origin));
    }

    private Outcome ofOperator(KeySecret secret, Origin origin) {
        KeyId id = secret.keyId();
        Instant now = clock.instant();
        Optional<OperatorKey> found = operatorTransactions.asOperator(work -> {
            Optional<byte[]> hash = work.operatorKeys().secretHash(id);
            if (hash.isEmpty() || !secret.matches(hash.get())) {
                return Optional.empty();
            }
            Optional<OperatorKey> key = work.operatorKeys().find(id).filter(candidate -> candidate.opensAt(now));
            key.ifPresent(used -> work.operatorKeys().used(used.id(), now));
            return key;
        });
        return found.<Outcome>map(key -> new Outcome.OfOperator(new OperatorCaller(
                        new Actor(Actor.Kind.OPERATOR_KEY, id.toString(), Optional.of(key.name())), origin)))
                .orElseGet(Outcome.Unknown::new);
    }

    private static boolean isNews(Optional<Instant> lastUsedAt, Instant now) {
        return lastUsedAt.isEmpty() || lastUsedAt.get().plus(USE_NOTED_EVERY).isBefore(now);
    }
}
