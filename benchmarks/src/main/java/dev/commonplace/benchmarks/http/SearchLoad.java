package dev.commonplace.benchmarks.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.DoubleStream;

/** Clients that each ask one question after the other for a while. */
final class SearchLoad {
    private final int clients;

    SearchLoad(int clients) {
        this.clients = clients;
    }

    /** A client of its own for each thread. */
    interface Client extends AutoCloseable {
        void ask(int question) throws Exception;

        @Override
        default void close() throws IOException {}
    }

    /** Makes a client. */
    interface Clients {
        Client make() throws Exception;
    }

    /** @return how long each question took, in milliseconds */
    double[] run(Clients make, int questions, double seconds) throws InterruptedException, ExecutionException {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            List<Future<double[]>> running = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                int first = i * questions / clients;
                running.add(threads.submit(() -> one(make, first, questions, end)));
            }
            DoubleStream all = DoubleStream.empty();
            for (Future<double[]> one : running) {
                all = DoubleStream.concat(all, DoubleStream.of(one.get()));
            }
            return all.toArray();
        }
    }

    /**
     * The same clients ask at given moments, as many a second as are wanted, however long the answers take: so that two systems
     * that differ in speed are compared under the same load. A time counts from the moment at which the question was due; where
     * all clients are busy then, it includes the wait for one.
     *
     * @return how long each question took, in milliseconds
     */
    double[] runPaced(Clients make, int questions, double perSecond, double seconds)
            throws InterruptedException, ExecutionException {
        long begin = System.nanoTime();
        int asked = (int) (perSecond * seconds);
        AtomicInteger next = new AtomicInteger();
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            List<Future<double[]>> running = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                running.add(threads.submit(() -> {
                    DoubleStream.Builder millis = DoubleStream.builder();
                    try (Client client = make.make()) {
                        for (int number = next.getAndIncrement(); number < asked; number = next.getAndIncrement()) {
                            long due = begin + (long) (number / perSecond * 1e9);
                            LockSupport.parkNanos(due - System.nanoTime());
                            client.ask(number % questions);
                            millis.add((System.nanoTime() - due) / 1e6);
                        }
                    }
                    return millis.build().toArray();
                }));
            }
            DoubleStream all = DoubleStream.empty();
            for (Future<double[]> one : running) {
                all = DoubleStream.concat(all, DoubleStream.of(one.get()));
            }
            return all.toArray();
        }
    }

    private static double[] one(Clients make, int first, int questions, long end) throws Exception {
        DoubleStream.Builder millis = DoubleStream.builder();
        try (Client client = make.make()) {
            for (int i = first; System.nanoTime() < end; i++) {
                long start = System.nanoTime();
                client.ask(i % questions);
                millis.add((System.nanoTime() - start) / 1e6);
            }
        }
        return millis.build().toArray();
    }
}
