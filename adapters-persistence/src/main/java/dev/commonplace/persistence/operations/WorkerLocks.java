package dev.commonplace.persistence.operations;

import static dev.commonplace.persistence.jooq.Tables.JOBS;
import static org.jooq.impl.DSL.condition;

import java.util.List;
import org.jooq.Condition;

/**
 * A worker shows that it lives by an advisory lock of its session, which PostgreSQL takes away when the worker's process
 * or its machine's connection dies. A worker that could not take its lock claims under a name that says so, and is judged
 * by its leases alone.
 */
final class WorkerLocks {
    private static final String SILENT = " (no sign of life)";

    /** Takes the lock where nobody has it, from the worker's name as the only parameter. */
    static final String TAKE = "select pg_try_advisory_lock(hashtextextended(?, 0))";

    /** Whether this session holds the lock, from the worker's name as the only parameter. */
    static final String HELD_BY_THIS_SESSION = """
            select exists (
                select from pg_locks l, (select hashtextextended(?, 0) as value) k
                where %s and l.pid = pg_backend_pid())""".formatted(isLockOf("k.value"));

    private static final String NOBODY_HOLDS_IT = """
            not exists (
                select from pg_catalog.pg_locks l, (select hashtextextended({0}, 0) as value) k
                where %s)""".formatted(isLockOf("k.value"));

    private WorkerLocks() {}

    /** The name under which a worker claims. */
    static String nameOf(String worker, SignOfLife signOfLife) {
        return signOfLife.isShownBy(worker) ? worker : worker + SILENT;
    }

    /** Running jobs whose workers once showed that they live, and do no more. */
    static Condition signOfLifeGone() {
        return JOBS.WORKER.notLike("%" + SILENT).and(condition(NOBODY_HOLDS_IT, JOBS.WORKER));
    }

    /** Jobs of any worker but this one, which knows best that it lives. */
    static Condition ofOthersThan(String worker) {
        return JOBS.WORKER.notIn(List.of(worker, worker + SILENT));
    }

    /** How pg_locks shows an advisory lock whose key is one 64-bit number: high half, low half, and 1 as its sort. */
    private static String isLockOf(String key) {
        return """
                l.locktype = 'advisory' and l.objsubid = 1 and l.granted
                and l.database = (select oid from pg_catalog.pg_database where datname = current_database())
                and l.classid = ((%1$s >> 32) & 4294967295)::oid and l.objid = (%1$s & 4294967295)::oid""".formatted(key);
    }
}
