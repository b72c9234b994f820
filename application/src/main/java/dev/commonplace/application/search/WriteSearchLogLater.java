package dev.commonplace.application.search;

import dev.commonplace.application.operations.JobObserver;
import dev.commonplace.application.operations.WorkerThread;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.domain.search.SearchLogEntry;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.TenantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Writes the search log a moment after the searches, all entries of a tenant together. So a search only reads, and neither waits
 * for the disk nor for others of its tenant. Where this process is killed, the entries of that moment are lost, and nothing else.
 *
 * <p>Searches that come faster than their entries can be written are held back. What the database cannot take now is kept and
 * tried again; then searches do not wait, and where there is no room any more, their entries are lost.
 */
public final class WriteSearchLogLater implements WriteSearchLog, AutoCloseable {
    /** How long an entry waits to be written: long enough for many of a tenant to go in one transaction. */
    public static final Duration PAUSE = Duration.ofMillis(500);

    /** Entries that wait; a million bytes or two for each thousand. */
    public static final int WAITING_MAX = 20_000;

    private static final Duration PAUSE_AFTER_TROUBLE = Duration.ofSeconds(2);
    private static final Duration STOP_WAIT_MAX = Duration.ofSeconds(5);

    /** How long a search is held back at most. */
    private static final Duration ROOM_WAIT_MAX = Duration.ofSeconds(5);

    /** Bounds one transaction. */
    private static final int TOGETHER_MAX = 1_000;

    private static final Set<ErrorCode> PASSES = Set.of(ErrorCode.UNAVAILABLE, ErrorCode.TIMED_OUT);

    private record Waiting(TenantId tenantId, SearchLogEntry entry) {}

    private final Transactions<SearchWork> transactions;
    private final SearchLogObserver observer;
    private final BlockingQueue<Waiting> waiting = new ArrayBlockingQueue<>(WAITING_MAX);
    private final ReentrantLock writing = new ReentrantLock();
    private final WorkerThread thread;
    private volatile boolean refuses;

    /** @param trouble hears of what was not written and will be tried again */
    public WriteSearchLogLater(Transactions<SearchWork> transactions, SearchLogObserver observer, JobObserver trouble) {
        this.transactions = transactions;
        this.observer = observer;
        this.thread = new WorkerThread(
                "search-log",
                () -> {
                    writeWaiting();
                    return PAUSE;
                },
                PAUSE_AFTER_TROUBLE,
                trouble);
    }

    /** Begins to write. Called once. */
    public void start() {
        thread.start();
    }

    /** Returns at once, unless there is no room and the database does take entries. */
    @Override
    public void write(TenantId tenantId, SearchLogEntry entry) {
        Waiting one = new Waiting(tenantId, entry);
        if (!waiting.offer(one) && !awaitRoom(one)) {
            observer.lost(1, "More than " + WAITING_MAX + " entries wait to be written.");
        }
    }

    private boolean awaitRoom(Waiting one) {
        if (refuses) {
            return false;
        }
        thread.ring();
        try {
            return waiting.offer(one, ROOM_WAIT_MAX.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void settle() {
        try {
            writeWaiting();
        } catch (RefusedException passes) {
            // The entries wait on; whoever reads the log finds out by itself that the database does not answer.
        }
    }

    /** @throws RefusedException where the database took not all of it; the rest waits on */
    private void writeWaiting() {
        writing.lock();
        try {
            List<Waiting> taken = new ArrayList<>();
            waiting.drainTo(taken);
            Map<TenantId, List<SearchLogEntry>> byTenant = new LinkedHashMap<>();
            taken.forEach(one -> byTenant.computeIfAbsent(one.tenantId(), unused -> new ArrayList<>())
                    .add(one.entry()));
            write(byTenant);
        } finally {
            writing.unlock();
        }
    }

    private void write(Map<TenantId, List<SearchLogEntry>> byTenant) {
        RefusedException passing = null;
        for (Map.Entry<TenantId, List<SearchLogEntry>> one : byTenant.entrySet()) {
            List<SearchLogEntry> entries = one.getValue();
            for (int from = 0; from < entries.size(); from += TOGETHER_MAX) {
                List<SearchLogEntry> together = entries.subList(from, Math.min(entries.size(), from + TOGETHER_MAX));
                try {
                    if (passing == null) {
                        record(one.getKey(), together);
                    } else {
                        together.forEach(entry -> write(one.getKey(), entry));
                    }
                } catch (RefusedException refused) {
                    passing = refused;
                    together.forEach(entry -> write(one.getKey(), entry));
                }
            }
        }
        if (passing != null) {
            throw passing;
        }
    }

    /** @throws RefusedException for what may be tried again */
    private void record(TenantId tenantId, List<SearchLogEntry> entries) {
        try {
            transactions.<Boolean>inTenant(tenantId, work -> {
                work.searchLog().recordAll(entries);
                return true;
            });
            refuses = false;
        } catch (RefusedException refused) {
            if (PASSES.contains(refused.code())) {
                refuses = true;
                throw refused;
            }
            observer.lost(entries.size(), String.valueOf(refused.getMessage()));
        } catch (RuntimeException failure) {
            // Such as a tenant that was deleted meanwhile; the others' entries go on.
            observer.lost(entries.size(), String.valueOf(failure.getMessage()));
        }
    }

    /** Writes what waits, once more; what the database does not take now is lost. */
    @Override
    public void close() {
        thread.stop(STOP_WAIT_MAX);
        settle();
        if (!waiting.isEmpty()) {
            observer.lost(waiting.size(), "The service ends, and the database does not take them.");
        }
    }
}
