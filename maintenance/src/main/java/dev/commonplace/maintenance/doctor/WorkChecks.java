package dev.commonplace.maintenance.doctor;

import java.util.List;

/** Whether work that was begun goes on. */
final class WorkChecks {
    private WorkChecks() {}

    static List<Check> all() {
        return List.of(
                new RowsCheck(
                        "stale_jobs",
                        Severity.WARNING,
                        """
                        select count(*), min(kind) from commonplace.jobs
                        where state = 'running' and lease_until < now() - interval '15 minutes'""",
                        "%s running jobs were left by their worker and nobody takes them over, for example of kind %s",
                        "Start a service with a worker (COMMONPLACE_WORKER_SLOTS above 0): it takes them over.",
                        List.of()),
                new RowsCheck(
                        "unfinished_requests",
                        Severity.WARNING,
                        """
                        select count(*), min(key) from commonplace.idempotent_requests
                        where status is null and expires_at < now() - interval '1 day'""",
                        "%s requests with an Idempotency-Key were never finished and are long expired, for example %s",
                        "commonplace db retention removes them.",
                        List.of()));
    }
}
