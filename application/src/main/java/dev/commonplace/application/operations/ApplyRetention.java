package dev.commonplace.application.operations;

import dev.commonplace.application.operations.Retention.Due;
import dev.commonplace.domain.operations.AuditEntry;
import dev.commonplace.domain.operations.RetentionKind;
import dev.commonplace.domain.operations.RetentionPolicy;
import dev.commonplace.domain.shared.Actor;
import dev.commonplace.domain.shared.Origin;
import dev.commonplace.domain.shared.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Removes what has been kept for as long as its policy says: of one tenant after the other, a batch in each transaction, told of in
 * the tenant's audit log. Can be ended between two batches and goes on the next time; several may run at once.
 */
public final class ApplyRetention {
    /** However many servers there are, the scheduled removal of a kind begins no sooner after the last one. */
    public static final Duration PAUSE = Duration.ofHours(1);

    private static final int BATCHES_MAX = 2_000;
    private static final String ACTION = "retention.apply";

    private final Retention retention;
    private final List<RetentionPolicy> policies;
    private final Auditor auditor;
    private final Clock clock;
    private final RetentionObserver observer;

    /** @param policies one for each kind that is to be looked after */
    public ApplyRetention(
            Retention retention,
            List<RetentionPolicy> policies,
            Auditor auditor,
            Clock clock,
            RetentionObserver observer) {
        this.retention = retention;
        this.policies = List.copyOf(policies);
        this.auditor = auditor;
        this.clock = clock;
        this.observer = observer;
    }

    /**
     * What was done about one kind, or would be.
     *
     * @param cutoff rows from before this go; empty where all are kept
     * @param rows how many are due or were removed
     * @param tenants whose they are
     * @param oldest the time of the oldest row of all before the removal
     */
    public record Result(
            RetentionPolicy policy, Optional<Instant> cutoff, long rows, int tenants, Optional<Instant> oldest) {}

    /** Tells what {@link #apply} would remove now, and removes nothing. */
    public List<Result> preview(Collection<RetentionKind> kinds) {
        return each(kinds, (policy, cutoff) -> {
            List<Due> due = retention.due(policy.kind(), cutoff);
            return result(policy, cutoff, due.stream().mapToLong(Due::rows).sum(), due.size());
        });
    }

    /**
     * Removes what is due of these kinds.
     *
     * @param actor who is named in the tenants' audit logs
     */
    public List<Result> apply(Collection<RetentionKind> kinds, Actor actor) {
        Instant now = clock.instant();
        return each(kinds, (policy, cutoff) -> {
            retention.begin(policy.kind(), now, Duration.ZERO);
            return remove(policy, cutoff, actor, () -> false);
        });
    }

    /**
     * Removes what is due of the kinds for which no server has done so for a while.
     *
     * @param stop asked between batches
     */
    public void applyWhereDue(Actor actor, BooleanSupplier stop) {
        Instant now = clock.instant();
        for (RetentionPolicy policy : policies) {
            Optional<Instant> cutoff = policy.cutoff(now);
            if (cutoff.isPresent() && !stop.getAsBoolean() && retention.begin(policy.kind(), now, PAUSE)) {
                remove(policy, cutoff.get(), actor, stop);
            }
        }
    }

    private interface Treatment {
        Result of(RetentionPolicy policy, Instant cutoff);
    }

    private List<Result> each(Collection<RetentionKind> kinds, Treatment treatment) {
        Instant now = clock.instant();
        List<Result> results = new ArrayList<>();
        for (RetentionPolicy policy : policies) {
            if (kinds.contains(policy.kind())) {
                results.add(policy.cutoff(now)
                        .map(cutoff -> treatment.of(policy, cutoff))
                        .orElseGet(() -> new Result(policy, Optional.empty(), 0, 0, retention.oldest(policy.kind()))));
            }
        }
        return results;
    }

    private Result result(RetentionPolicy policy, Instant cutoff, long rows, int tenants) {
        return new Result(policy, Optional.of(cutoff), rows, tenants, retention.oldest(policy.kind()));
    }

    private Result remove(RetentionPolicy policy, Instant cutoff, Actor actor, BooleanSupplier stop) {
        Optional<Instant> oldest = retention.oldest(policy.kind());
        long rows = 0;
        int tenants = 0;
        for (Due due : retention.due(policy.kind(), cutoff)) {
            long removed = remove(policy.kind(), due.tenantId(), cutoff, actor, stop);
            rows += removed;
            tenants += removed > 0 ? 1 : 0;
        }
        if (rows > 0) {
            observer.removed(policy.kind(), rows);
        }
        return new Result(policy, Optional.of(cutoff), rows, tenants, oldest);
    }

    private long remove(RetentionKind kind, TenantId tenantId, Instant cutoff, Actor actor, BooleanSupplier stop) {
        long removed = 0;
        int most = kind.rowsAtOnce();
        int last = most;
        for (int batch = 0; batch < BATCHES_MAX && last == most && !stop.getAsBoolean(); batch++) {
            last = retention.remove(kind, tenantId, cutoff, most, rows -> note(kind, cutoff, actor, rows));
            removed += last;
        }
        return removed;
    }

    private Optional<AuditEntry> note(RetentionKind kind, Instant cutoff, Actor actor, int rows) {
        return kind.isAudited()
                ? Optional.of(auditor.entry(
                        actor,
                        Origin.INSIDE,
                        ACTION,
                        kind.word(),
                        Map.of("before", cutoff.toString(), "removed", rows)))
                : Optional.empty();
    }
}
