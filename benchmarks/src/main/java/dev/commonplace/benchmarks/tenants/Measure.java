package dev.commonplace.benchmarks.tenants;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** Asks a system the same questions, one after the other and by several threads at once. */
final class Measure {
    private static final int THREADS = 4;
    private static final int WARM_UP = 30;
    private static final int ASKED_LEAST = 20;
    private static final long PASS_NANOS = 2_000_000_000L;
    private static final double MILLIS = 1e-6;

    private Measure() {}

    /**
     * @param fewest the smallest number of hits, in shares of those that exist
     * @param searchesPerSecond of all threads together
     */
    record Figures(
            double p50Millis, double p95Millis, double searchesPerSecond, double rows, double fewest, double recall) {
        /** Right results a second. */
        double rightPerSecond() {
            return searchesPerSecond * recall;
        }
    }

    static Figures of(Searched system, List<Population.Question> questions, double seconds) {
        for (int i = 0; i < Math.min(WARM_UP, questions.size()); i++) {
            system.search(questions.get(i));
        }
        List<Double> millis = new ArrayList<>();
        double rows = 0;
        double hits = 0;
        double exist = 0;
        double fewest = 1;
        long begin = System.nanoTime();
        int asked = 0;
        while (asked < Math.max(ASKED_LEAST, questions.size())) {
            if (asked >= ASKED_LEAST && System.nanoTime() - begin > PASS_NANOS * seconds) {
                break;
            }
            Population.Question question = questions.get(asked % questions.size());
            long start = System.nanoTime();
            List<UUID> found = system.search(question);
            millis.add((System.nanoTime() - start) * MILLIS);
            Set<UUID> right = question.right();
            rows += found.size();
            exist += right.size();
            hits += found.stream().filter(right::contains).count();
            fewest = Math.min(fewest, (double) found.size() / right.size());
            asked++;
        }
        double[] sorted = millis.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return new Figures(
                sorted[sorted.length / 2],
                sorted[Math.min(sorted.length - 1, sorted.length * 95 / 100)],
                searchesPerSecond(system, questions, seconds),
                rows / asked,
                fewest,
                hits / exist);
    }

    static double searchesPerSecond(Searched system, List<Population.Question> questions, double seconds) {
        AtomicLong asked = new AtomicLong();
        long begin = System.nanoTime();
        long end = begin + (long) (seconds * 1e9);
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<?>> running = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                int first = thread * questions.size() / THREADS;
                running.add(threads.submit(() -> {
                    for (int i = first; System.nanoTime() < end; i++) {
                        system.search(questions.get(i % questions.size()));
                        asked.incrementAndGet();
                    }
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } catch (ExecutionException failure) {
            throw new IllegalStateException("A search of " + system.name() + " failed.", failure.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
        return asked.get() / ((System.nanoTime() - begin) / 1e9);
    }
}
