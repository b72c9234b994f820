package dev.commonplace.application.tenancy;

import dev.commonplace.application.operations.Auditor;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.application.shared.MakeId;
import dev.commonplace.application.shared.OperatorCaller;
import dev.commonplace.application.shared.OperatorTransactions;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.domain.shared.Actor;
import dev.commonplace.domain.shared.Origin;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Role;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.domain.shared.Text;
import dev.commonplace.domain.tenancy.ApiKey;
import dev.commonplace.domain.tenancy.KeyId;
import dev.commonplace.domain.tenancy.KeySecret;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Makes a key for a tenant, asked by one of its admins or by an operator. */
public final class IssueKey {
    private final Transactions<TenancyWork> transactions;
    private final OperatorTransactions<OperatorWork> operatorTransactions;
    private final Auditor auditor;
    private final MakeId ids;
    private final MakeSecret secrets;
    private final Clock clock;

    public IssueKey(
            Transactions<TenancyWork> transactions,
            OperatorTransactions<OperatorWork> operatorTransactions,
            Auditor auditor,
            MakeId ids,
            MakeSecret secrets,
            Clock clock) {
        this.transactions = transactions;
        this.operatorTransactions = operatorTransactions;
        this.auditor = auditor;
        this.ids = ids;
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * @param name what people call the key, 1 to 100 characters
     * @param expiresAt when it stops by itself
     */
    public record Command(String name, Role role, Optional<Instant> expiresAt) {
        public Command {
            name = Text.required("/name", name, 100);
            Objects.requireNonNull(role, "role");
            Objects.requireNonNull(expiresAt, "expiresAt");
        }
    }

    /** @throws RefusedException for a time of expiry that is over */
    public IssuedKey forOwnTenant(Caller caller, Command command) {
        caller.require(Role.ADMIN);
        return transactions.inTenant(
                caller.tenantId(), work -> issue(work, caller.tenantId(), caller.actor(), caller.origin(), command));
    }

    /** @throws RefusedException {@code NOT_FOUND} for an unknown tenant, or for a time of expiry that is over */
    public IssuedKey forTenant(OperatorCaller caller, TenantId tenantId, Command command) {
        return operatorTransactions.asOperatorIn(tenantId, work -> {
            if (work.tenants().find(tenantId).isEmpty()) {
                throw RefusedException.notFound("The tenant");
            }
            return issue(work, tenantId, caller.actor(), caller.origin(), command);
        });
    }

    private IssuedKey issue(TenancyWork work, TenantId tenantId, Actor actor, Origin origin, Command command) {
        Instant now = clock.instant();
        KeyExpiry.require(command.expiresAt(), now);
        KeyId id = new KeyId(ids.next());
        KeySecret secret = KeySecret.ofTenant(tenantId, id, secrets.next());
        ApiKey key = new ApiKey(
                tenantId,
                id,
                command.name(),
                command.role(),
                now,
                command.expiresAt(),
                Optional.empty(),
                Optional.empty());
        work.apiKeys().add(key, secret.hash());
        work.audit()
                .record(auditor.entry(
                        actor,
                        origin,
                        "api_key.create",
                        id,
                        Map.of("name", command.name(), "role", command.role().word())));
        return new IssuedKey(key, secret);
    }
}
