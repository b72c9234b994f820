package dev.commonplace.maintenance.transfer;

import dev.commonplace.maintenance.Sql;
import java.sql.SQLException;

/**
 * Jobs that ran when the tenant was exported wait again here: their worker is at work for another database. The attempt does not
 * count. Where the same is waiting already, the job loses the key by which that was told.
 */
final class InterruptedJobs {
    private static final String PUT_BACK = """
            update jobs set
                state = 'pending',
                attempts = greatest(attempts - 1, 0),
                worker = null,
                lease_until = null,
                heartbeat_at = null,
                deduplication_key = case when exists (
                        select from jobs other
                        where other.tenant_id = jobs.tenant_id and other.kind = jobs.kind
                            and other.deduplication_key = jobs.deduplication_key
                            and (other.state = 'pending' or (other.state = 'running' and other.id < jobs.id)))
                    then null else deduplication_key end
            where state = 'running' and tenant_id = current_setting('app.tenant')::uuid""";

    private InterruptedJobs() {}

    static void putBack(Sql sql) throws SQLException {
        int unused = sql.update(PUT_BACK);
    }
}
