package dev.commonplace.benchmarks.tenants;

import dev.commonplace.benchmarks.support.Effort;
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

/**
 * Asks a system the same questions, one after the other and by several threads at once. What is compared is measured in turns of
 * a fraction of a second, so that whatever else the machine does falls on all of them alike.
 */
final class Measure {
    private static final int THREADS = 4;
    private static final double WARM_UP_SECONDS = 1.5;
    private static final int ASKED_LEAST = 20;
    private static final int TURNS = 8;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double MILLIS = 1e-6;

    /** One system's share of the measurement. */
    private final Searched system;

    private final List<Population.Question> questions;
    private final long server;
    private final List<Double> millis = new ArrayList<>();
    private double rows;
    private double hits;
    private double exist;
    private double fewest = 1;
    private long asked;
    private Effort effort = Effort.NONE;

    private Measure(Searched system, List<Population.Question> questions, long server) {
        this.system = system;
        this.server = server;
        this.questions = questions;
    }

    /**
     * @param fewest the smallest number of hits, in shares of those that exist
     * @param searchesPerSecond of all threads together
     * @param computing of all threads together, for one search
     */
    record Figures(
            double p50Millis,
            double p95Millis,
            double searchesPerSecond,
            Effort computing,
            double rows,
            double fewest,
            double recall) {
        /** Right results a second. */
        double rightPerSecond() {
            return searchesPerSecond * recall;
        }
    }

    /**
     * @param seconds for the threads of each system; its single questions take about as long
     * @param server the process whose children serve them
     * @return as the systems are given
     */
    static List<Figures> of(List<Searched> systems, List<Population.Question> questions, double seconds, long server) {
        List<Measure> measures = systems.stream()
                .map(system -> new Measure(system, questions, server))
                .toList();
        measures.forEach(Measure::warmUp);
        for (int turn = 0; turn < TURNS; turn++) {
            for (Measure measure : measures) {
                measure.askAlone(seconds / TURNS, turn == TURNS - 1);
            }
        }
        for (int turn = 0; turn < TURNS; turn++) {
            for (Measure measure : measures) {
                measure.askTogether(seconds / TURNS);
            }
        }
        return measures.stream().map(Measure::figures).toList();
    }

    private void warmUp() {
        load(system, questions, WARM_UP_SECONDS);
    }

    private void askAlone(double forSeconds, boolean last) {
        long begin = System.nanoTime();
        while (millis.size() < questions.size()) {
            boolean late = System.nanoTime() - begin > forSeconds * NANOS_PER_SECOND;
            if (late && (!last || millis.size() >= ASKED_LEAST)) {
                return;
            }
            Population.Question question = questions.get(millis.size());
            long start = System.nanoTime();
            List<UUID> found = system.search(question);
            millis.add((System.nanoTime() - start) * MILLIS);
            Set<UUID> right = question.right();
            rows += found.size();
            exist += right.size();
            hits += found.stream().filter(right::contains).count();
            fewest = Math.min(fewest, (double) found.size() / right.size());
        }
    }

    private void askTogether(double forSeconds) {
        long before = asked;
        effort = effort.and(Effort.of(
                () -> asked +=
                        ask(system, questions, before, System.nanoTime() + (long) (forSeconds * NANOS_PER_SECOND)),
                server));
    }

    private Figures figures() {
        double[] sorted = millis.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return new Figures(
                sorted[sorted.length / 2],
                sorted[Math.min(sorted.length - 1, sorted.length * 95 / 100)],
                asked / effort.wallMillis() * 1e3,
                new Effort(effort.wallMillis() / asked, effort.clientMillis() / asked, effort.serverMillis() / asked),
                rows / sorted.length,
                fewest,
                hits / exist);
    }

    /** Puts load on a system. */
    static void load(Searched system, List<Population.Question> questions, double seconds) {
        ask(system, questions, 0, System.nanoTime() + (long) (seconds * NANOS_PER_SECOND));
    }

    /** @return how many searches were answered */
    private static long ask(Searched system, List<Population.Question> questions, long before, long end) {
        AtomicLong asked = new AtomicLong();
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<?>> running = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                long first = before + (long) thread * questions.size() / THREADS;
                running.add(threads.submit(() -> {
                    for (long i = first; System.nanoTime() < end; i++) {
                        system.search(questions.get((int) (i % questions.size())));
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
        return asked.get();
    }
}
