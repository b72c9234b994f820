package dev.commonplace.benchmarks.http;

import com.zaxxer.hikari.HikariDataSource;
import dev.commonplace.application.tenancy.Authenticate;
import dev.commonplace.benchmarks.support.BenchmarkDatabase;
import dev.commonplace.benchmarks.support.Figures;
import dev.commonplace.domain.search.SearchMode;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Locale;

/**
 * What one search computes, through the use cases in process and one after the other: in Java by the thread's own clock, in
 * PostgreSQL by Linux's count. Unlike times by the clock on the wall, these say the same on a busy machine.
 *
 * <p>Arguments: chunks, searches of each kind.
 */
public final class CostBenchmark {
    private static final int CONNECTIONS = 2;
    private static final int WARM_UP_SHARE = 2;

    private CostBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        int chunks = Integer.parseInt(arguments[0]);
        int searches = Integer.parseInt(arguments[1]);
        try (BenchmarkDatabase database = BenchmarkDatabase.start();
                HikariDataSource pool = database.servicePool(CONNECTIONS)) {
            SearchedLibrary library = SearchedLibrary.fill(database, pool, chunks);
            OwnSearch own = new OwnSearch(pool);
            Questions questions = new Questions(library);
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
