package dev.commonplace.application.search;

import dev.commonplace.application.shared.Transactions;
import dev.commonplace.domain.documents.ChunkId;
import dev.commonplace.domain.search.ScoredChunk;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;

/**
 * Repeats a share of the searches that an index has answered, exactly and in the background, and records how much of the exact
 * answer the index had found. Never makes a search wait: where there is no time, nothing is repeated.
 */
public final class SampleRecall implements AutoCloseable {
    private static final int WAITING_MAX = 8;
    private static final Duration STOP_WAIT_MAX = Duration.ofSeconds(2);

    /** For each millisecond of an exact search so many are rested, so that samples take a tenth of one connection. */
    private static final long RESTS = 9;

    /** Rows that were added after the search would count as missed; this long is short enough for few. */
    private static final Duration STALE = Duration.ofSeconds(5);

    /** Of two that are equally near, either is right; half precision ends before that. */
    private static final double SAME_SCORE = 1e-6;

    private record Waiting(IndexAnswer answer, long sinceNanos) {}

    private final Transactions<RecallWork> transactions;
    private final double share;
    private final DoubleSupplier random;
    private final IndexObserver observer;
    private final BlockingQueue<Waiting> waiting = new ArrayBlockingQueue<>(WAITING_MAX);
    private final Thread thread;
    private volatile boolean closing;

    /**
     * @param share of the answers that are repeated, 0 to 1
     * @param random numbers from 0 to 1, for choosing them
     */
    public SampleRecall(
            Transactions<RecallWork> transactions, double share, DoubleSupplier random, IndexObserver observer) {
        this.transactions = transactions;
        this.share = share;
        this.random = random;
        this.observer = observer;
        this.thread = Thread.ofPlatform().daemon().name("sample-recall").unstarted(this::run);
    }

    /** Begins to repeat. Called once. */
    public void start() {
        if (share > 0) {
            thread.start();
        }
    }

    /** Returns at once. */
    public void offer(IndexAnswer answer) {
        if (share > 0 && random.getAsDouble() < share && !waiting.offer(new Waiting(answer, System.nanoTime()))) {
            observer.notSampled(answer.indexed());
        }
    }

    private void run() {
        while (!closing) {
            try {
                Waiting next = waiting.take();
                if (System.nanoTime() - next.sinceNanos() > STALE.toNanos()) {
                    observer.notSampled(next.answer().indexed());
                    continue;
                }
                long start = System.nanoTime();
                repeat(next.answer());
                TimeUnit.NANOSECONDS.sleep(RESTS * (System.nanoTime() - start));
            } catch (InterruptedException closed) {
                // Asked for by nobody but close(), which has said so.
            }
        }
    }

    private void repeat(IndexAnswer answer) {
        try {
            sample(answer);
        } catch (RuntimeException | Error unanswered) {
            observer.notSampled(answer.indexed());
        }
    }

    /** Repeats one answer now. @return the share of the exact answer that it had */
    double sample(IndexAnswer answer) {
        return transactions.inTenant(answer.indexed().tenantId(), work -> {
            List<ScoredChunk> exact =
                    work.exact().findByMeaning(answer.space(), answer.query(), answer.scope(), answer.limit());
            int right = right(answer.found(), exact);
            work.samples()
                    .add(
                            answer.space().id(),
                            right,
                            exact.size(),
                            answer.found().size());
            double recall = exact.isEmpty() ? 1 : (double) right / exact.size();
            observer.sampled(answer.indexed(), recall);
            return recall;
        });
    }

    private static int right(List<ScoredChunk> found, List<ScoredChunk> exact) {
        if (exact.isEmpty()) {
            return 0;
        }
        Set<ChunkId> ids = new HashSet<>();
        exact.forEach(chunk -> ids.add(chunk.chunkId()));
        double least = exact.getLast().score() - SAME_SCORE;
        long right = found.stream()
                .filter(chunk -> ids.contains(chunk.chunkId()) || chunk.score() >= least)
                .count();
        return Math.toIntExact(Math.min(right, exact.size()));
    }

    @Override
    public void close() {
        closing = true;
        thread.interrupt();
        try {
            thread.join(STOP_WAIT_MAX);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
