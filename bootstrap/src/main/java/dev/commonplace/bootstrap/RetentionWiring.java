package dev.commonplace.bootstrap;

import dev.commonplace.application.operations.ApplyRetention;
import dev.commonplace.application.operations.Retention;
import dev.commonplace.application.operations.RetentionObserver;
import dev.commonplace.application.operations.RetentionSchedule;
import dev.commonplace.domain.operations.RetentionKind;
import dev.commonplace.domain.operations.RetentionPolicy;
import java.util.List;
import java.util.Optional;

/** What is kept for a time only. */
final class RetentionWiring {
    private RetentionWiring() {}

    static ApplyRetention apply(
            Settings.Retention settings, Retention retention, Platform platform, RetentionObserver observer) {
        return new ApplyRetention(retention, policies(settings), platform.auditor(), platform.clock(), observer);
    }

    /** @return empty where the settings want no worker */
    static Optional<RetentionSchedule> schedule(
            Settings settings, PersistenceWiring persistence, Metrics metrics, Platform platform) {
        if (settings.worker().slots() == 0) {
            return Optional.empty();
        }
        RetentionReporter reporter = new RetentionReporter(metrics.registry());
        return Optional.of(new RetentionSchedule(
                apply(settings.retention(), persistence.retention(), platform, reporter),
                new JobReporter(metrics.registry())));
    }

    private static List<RetentionPolicy> policies(Settings.Retention settings) {
        return List.of(
                RetentionPolicy.days(RetentionKind.AUDIT_LOG, settings.auditDays()),
                RetentionPolicy.days(RetentionKind.SEARCH_LOG, settings.searchLogDays()),
                RetentionPolicy.days(RetentionKind.FINISHED_JOBS, settings.jobDays()),
                RetentionPolicy.days(RetentionKind.DELETED_CONVERSATIONS, settings.deletedConversationDays()),
                RetentionPolicy.expiry(RetentionKind.IDEMPOTENCY_KEYS));
    }
}
