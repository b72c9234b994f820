package dev.commonplace.benchmarks.http;

import com.zaxxer.hikari.HikariDataSource;
import dev.commonplace.application.search.LiveIndexes;
import dev.commonplace.application.tenancy.Authenticate;
import dev.commonplace.benchmarks.support.BenchmarkDatabase;
import dev.commonplace.benchmarks.support.CpuTime;
import dev.commonplace.benchmarks.support.Figures;
import dev.commonplace.benchmarks.support.ServiceProcess;
import dev.commonplace.domain.search.SearchMode;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Locale;

/**
 * What one search computes, through the use cases in process and one after the other: in Java by the thread's own clock, in
 * PostgreSQL by Linux's count. Unlike times by the clock on the wall, these say the same on a busy machine.
 *
 * <p>Arguments: chunks, searches of each kind; with the command of a service after them, the same over HTTP and in rounds.
 */
public final class CostBenchmark {
    private static final int CONNECTIONS = 2;
    private static final int WARM_UP_SHARE = 2;
    private static final int ROUNDS = 5;

    private CostBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        int chunks = SearchedLibrary.chunks(arguments[0]);
        int searches = Integer.parseInt(arguments[1]);
        try (BenchmarkDatabase database = BenchmarkDatabase.start();
                HikariDataSource pool = database.servicePool(CONNECTIONS)) {
            SearchedLibrary library = SearchedLibrary.fill(database, pool, chunks);
            LiveIndexes indexes = database.buildIndexes(pool);
            if (arguments.length > 2) {
                overHttp(database, library, List.of(arguments).subList(2, arguments.length), searches);
                return;
            }
            try (OwnSearch own = new OwnSearch(pool, indexes, true)) {
                inProcess(database, new Questions(library), own, searches);
            }
        }
    }

    private static void inProcess(BenchmarkDatabase database, Questions questions, OwnSearch own, int searches)
            throws Exception {
        System.out.printf("%-22s %14s %18s %12s%n", "", "Java, ms", "PostgreSQL, ms", "p50, ms");
        List<Question> any = questions.of(SearchMode.SEMANTIC, false);
        measure("key check", database, searches, i -> own.callerOf(any.get(i % any.size())));
        for (SearchMode mode : SearchMode.values()) {
            for (boolean large : List.of(false, true)) {
                List<Question> asked = questions.of(mode, large);
                List<Authenticate.Outcome> callers =
                        asked.stream().map(own::callerOf).toList();
                measure(
                        mode.word() + (large ? ", large tenant" : ", small tenant"),
                        database,
                        large ? Math.max(1, searches / 10) : searches,
                        i -> own.search(callers.get(i % asked.size()), asked.get(i % asked.size())));
            }
        }
    }

    /** One client after a long warm-up, so that what is left to compile for Java does not count. */
    private static void overHttp(
            BenchmarkDatabase database, SearchedLibrary library, List<String> command, int searches) throws Exception {
        long begin = System.nanoTime();
        try (ServiceProcess service = SearchService.start(command, database.url(), CONNECTIONS)) {
            System.out.printf(Locale.ROOT, "ready after %.1f s%n", (System.nanoTime() - begin) / 1e9);
            database.awaitJobs();
            for (SearchMode mode : SearchMode.values()) {
                List<Question> asked = new Questions(library).of(mode, false);
                try (PlainHttpClient client = new PlainHttpClient(service.address())) {
                    for (int round = 0; round < ROUNDS; round++) {
                        double postgres = CpuTime.ofChildren(database.processId());
                        double java = CpuTime.of(service.pid());
                        for (int i = 0; i < searches; i++) {
                            Question question = asked.get(i % asked.size());
                            client.send(PlainHttpClient.request(
                                    "/v1/search", question.searcher().key(), question.json()));
                        }
                        System.out.printf(
                                Locale.ROOT,
                                "%-10s searches %6d to %6d: service %.3f ms, PostgreSQL %.3f ms, memory %d MB%n",
                                mode.word(),
                                round * searches,
                                (round + 1) * searches,
                                (CpuTime.of(service.pid()) - java) / searches,
                                (CpuTime.ofChildren(database.processId()) - postgres) / searches,
                                CpuTime.residentBytes(service.pid()) >> 20);
                    }
                }
            }
        }
    }

    private interface Step {
        void run(int number);
    }

    private static void measure(String what, BenchmarkDatabase database, int times, Step step) throws Exception {
        for (int i = 0; i < times / WARM_UP_SHARE; i++) {
            step.run(i);
        }
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        double[] millis = new double[times];
        double postgres = CpuTime.ofChildren(database.processId());
        long java = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            step.run(i);
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        double javaMillis = (threads.getCurrentThreadCpuTime() - java) / 1e6 / times;
        double postgresMillis = (CpuTime.ofChildren(database.processId()) - postgres) / times;
        System.out.printf(
                Locale.ROOT, "%-22s %14.3f %18.3f %12.2f%n", what, javaMillis, postgresMillis, Figures.median(millis));
    }
}
