package dev.commonplace.benchmarks.http;

import com.zaxxer.hikari.HikariDataSource;
import dev.commonplace.benchmarks.support.BenchmarkDatabase;
import dev.commonplace.benchmarks.support.CpuTime;
import dev.commonplace.benchmarks.support.Figures;
import dev.commonplace.domain.search.SearchMode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * Sixteen clients search over HTTP; then sixteen threads send to the same server, through as many connections as the
 * service has, the very statements of those searches by plain JDBC: key check, transactions, log entry and all. The
 * difference is what the service adds. Both take turns.
 *
 * <p>Arguments: chunks, seconds of a turn, turns, and the command that starts the service.
 */
public final class HttpBenchmark {
    private static final int CLIENTS = 16;
    private static final int CONNECTIONS = 15;
    private static final double WARM_UP_SECONDS = 6;

    private final BenchmarkDatabase database;
    private final HikariDataSource pool;
    private final SearchedLibrary library;
    private final ServiceProcess service;

    private HttpBenchmark(
            BenchmarkDatabase database, HikariDataSource pool, SearchedLibrary library, ServiceProcess service) {
        this.database = database;
        this.pool = pool;
        this.library = library;
        this.service = service;
    }

    public static void main(String[] arguments) throws Exception {
        int chunks = Integer.parseInt(arguments[0]);
        double seconds = Double.parseDouble(arguments[1]);
        int turns = Integer.parseInt(arguments[2]);
        List<String> command = List.of(arguments).subList(3, arguments.length);
        try (BenchmarkDatabase database = BenchmarkDatabase.start();
                HikariDataSource pool = database.servicePool(CONNECTIONS)) {
            SearchedLibrary library = SearchedLibrary.fill(database, pool, chunks);
            try (ServiceProcess service = ServiceProcess.start(command, database.url(), CONNECTIONS)) {
                System.out.printf(
                        Locale.ROOT,
                        "%,d chunks, half of them one tenant's, %d tenants; %d clients, %d connections, %d cores%n",
                        chunks,
                        library.searchers().size(),
                        CLIENTS,
                        CONNECTIONS,
                        Runtime.getRuntime().availableProcessors());
                HttpBenchmark benchmark = new HttpBenchmark(database, pool, library, service);
                for (SearchMode mode : List.of(SearchMode.TEXT, SearchMode.SEMANTIC, SearchMode.HYBRID)) {
                    for (boolean large : List.of(false, true)) {
                        benchmark.measure(mode, large, seconds, turns);
                    }
                }
            }
        }
    }

    private void measure(SearchMode mode, boolean large, double seconds, int turns) throws Exception {
        List<Question> questions = new Questions(library).of(mode, large);
        List<byte[]> requests = new ArrayList<>();
        for (Question question : questions) {
            requests.add(
                    PlainHttpClient.request("/v1/search", question.searcher().key(), question.json()));
        }
        List<RecordedSql> recorded = record(questions);
        SearchLoad load = new SearchLoad(CLIENTS);
        SearchLoad.Clients http = () -> new OverHttp(requests);
        SearchLoad.Clients jdbc = () -> question -> replay(recorded.get(question));
        load.run(http, Questions.COUNT, WARM_UP_SECONDS);
        load.run(jdbc, Questions.COUNT, WARM_UP_SECONDS);
        List<Double> added = new ArrayList<>();
        List<double[]> rows = new ArrayList<>();
        for (int turn = 0; turn < turns; turn++) {
            double[] cpu = cpu();
            double[] overHttp = load.run(http, Questions.COUNT, seconds);
            double[] after = cpu();
            double[] byJdbc = load.run(jdbc, Questions.COUNT, seconds);
            double p50 = Figures.median(overHttp);
            double floor = Figures.median(byJdbc);
            added.add(p50 - floor);
            rows.add(new double[] {
                p50,
                Figures.percentile(95, overHttp),
                floor,
                Figures.percentile(95, byJdbc),
                overHttp.length / seconds,
                byJdbc.length / seconds,
                (after[0] - cpu[0]) / overHttp.length,
                (after[1] - cpu[1]) / overHttp.length,
                (after[2] - cpu[2]) / overHttp.length
            });
        }
        print(mode, large, rows, added, recorded.getFirst());
    }

    private static void print(
            SearchMode mode, boolean large, List<double[]> rows, List<Double> added, RecordedSql sample) {
        double[] middle = new double[9];
        for (int i = 0; i < middle.length; i++) {
            int column = i;
            middle[i] =
                    Figures.median(rows.stream().mapToDouble(row -> row[column]).toArray());
        }
        double all = middle[6] + middle[7] + middle[8];
        System.out.printf(
                Locale.ROOT,
                "%-8s %-5s HTTP p50 %6.2f p95 %6.2f ms %5.0f/s | JDBC p50 %6.2f p95 %6.2f ms %5.0f/s | added at p50 %5.2f ms"
                        + " (wanted: 1.5) | CPU a search: PostgreSQL %.2f, service %.2f, client %.2f ms; %2.0f %% not"
                        + " PostgreSQL's | %d statements in %d transactions%n",
                mode.word(),
                large ? "large" : "small",
                middle[0],
                middle[1],
                middle[4],
                middle[2],
                middle[3],
                middle[5],
                Figures.median(added.stream().mapToDouble(Double::doubleValue).toArray()),
                middle[6],
                middle[7],
                middle[8],
                100 * (middle[7] + middle[8]) / all,
                sample.transactions().stream()
                        .mapToInt(transaction -> transaction.statements().size())
                        .sum(),
                sample.transactions().size());
    }

    /** Of PostgreSQL, the service and this process. */
    private double[] cpu() throws Exception {
        return new double[] {
            CpuTime.ofChildren(database.processId()),
            CpuTime.of(service.pid()),
            CpuTime.of(ProcessHandle.current().pid())
        };
    }

    /** Runs every question once in this process, as the service does, and keeps what went to the database. */
    private List<RecordedSql> record(List<Question> questions) {
        SqlRecorder recorder = new SqlRecorder(pool);
        OwnSearch own = new OwnSearch(recorder.dataSource(), recorder::note);
        List<RecordedSql> recorded = new ArrayList<>();
        for (Question question : questions) {
            // The first look at a key in a while notes its use; that is not what is measured.
            own.callerOf(question);
            recorder.take();
            own.search(own.callerOf(question), question);
            recorded.add(recorder.take());
        }
        return recorded;
    }

    private void replay(RecordedSql recorded) throws Exception {
        Map<UUID, UUID> fresh = new HashMap<>();
        recorded.made().forEach(id -> fresh.put(id, OwnSearch.randomId()));
        recorded.replay(pool, fresh);
    }

    private final class OverHttp implements SearchLoad.Client {
        private final PlainHttpClient client;
        private final List<byte[]> requests;

        OverHttp(List<byte[]> requests) throws Exception {
            this.client = new PlainHttpClient(service.address());
            this.requests = requests;
        }

        @Override
        public void ask(int question) throws Exception {
            client.send(requests.get(question));
        }

        @Override
        public void close() throws IOException {
            client.close();
        }
    }
}
