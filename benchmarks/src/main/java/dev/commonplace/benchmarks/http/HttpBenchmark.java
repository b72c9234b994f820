package dev.commonplace.benchmarks.http;

import com.zaxxer.hikari.HikariDataSource;
import dev.commonplace.application.search.LiveIndexes;
import dev.commonplace.benchmarks.support.BenchmarkDatabase;
import dev.commonplace.benchmarks.support.CpuTime;
import dev.commonplace.benchmarks.support.ServiceProcess;
import dev.commonplace.domain.search.SearchMode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Sixteen clients search over HTTP; then sixteen threads send to the same server, through as many connections as the
 * service has, the very statements of those searches by plain JDBC: key check, transactions and all. The difference is
 * what the service adds, and the log of searches with it, which it writes beside them. Both take turns.
 *
 * <p>Sixteen clients that never pause share the machine's cores with what they ask, so that each millisecond of computing
 * that is added to a search adds eight to the wait of each on two cores. Therefore the same is measured under an equal
 * load as well: as many searches a second for both, half of what the slower one can answer.
 *
 * <p>Arguments: chunks, seconds of a turn, turns, and the command that starts the service.
 */
public final class HttpBenchmark {
    private static final int CLIENTS = 16;
    private static final int CONNECTIONS = 15;
    /** Java's second compiler takes a while, and half of a core meanwhile. */
    private static final double WARM_UP_SECONDS = 20;
    /** Of what the slower of both can answer: there is room for both, and some waiting. */
    private static final double OFFERED_SHARE = 0.5;

    private final BenchmarkDatabase database;
    private final HikariDataSource pool;
    private final SearchedLibrary library;
    private final LiveIndexes indexes;
    private final ServiceProcess service;

    private HttpBenchmark(
            BenchmarkDatabase database,
            HikariDataSource pool,
            SearchedLibrary library,
            LiveIndexes indexes,
            ServiceProcess service) {
        this.indexes = indexes;
        this.database = database;
        this.pool = pool;
        this.library = library;
        this.service = service;
    }

    public static void main(String[] arguments) throws Exception {
        int chunks = SearchedLibrary.chunks(arguments[0]);
        double seconds = Double.parseDouble(arguments[1]);
        int turns = Integer.parseInt(arguments[2]);
        List<String> command = List.of(arguments).subList(3, arguments.length);
        try (BenchmarkDatabase database = BenchmarkDatabase.start();
                HikariDataSource pool = database.servicePool(CONNECTIONS)) {
            SearchedLibrary library = SearchedLibrary.fill(database, pool, chunks);
            // Before the service starts, so that it goes by them from its first look on, as the statements do.
            LiveIndexes indexes = database.buildIndexes(pool);
            try (ServiceProcess service = SearchService.start(command, database.url(), CONNECTIONS)) {
                database.awaitJobs();
                System.out.printf(
                        Locale.ROOT,
                        "%,d chunks, half of them one tenant's, %d tenants; %d clients, %d connections, %d cores%n",
                        chunks,
                        library.searchers().size(),
                        CLIENTS,
                        CONNECTIONS,
                        Runtime.getRuntime().availableProcessors());
                HttpBenchmark benchmark = new HttpBenchmark(database, pool, library, indexes, service);
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
        SearchLoad.Clients jdbc = () -> question -> recorded.get(question).replay(pool);
        load.run(http, Questions.COUNT, WARM_UP_SECONDS);
        load.run(jdbc, Questions.COUNT, WARM_UP_SECONDS);
        ComparedTurns compared = new ComparedTurns(this::cpu);
        for (int turn = 0; turn < turns; turn++) {
            compared.add(
                    () -> load.run(http, Questions.COUNT, seconds),
                    () -> load.run(jdbc, Questions.COUNT, seconds),
                    seconds);
        }
        double perSecond = OFFERED_SHARE * compared.slowerPerSecond();
        ComparedTurns paced = new ComparedTurns(this::cpu);
        for (int turn = 0; turn < turns; turn++) {
            paced.add(
                    () -> load.runPaced(http, Questions.COUNT, perSecond, seconds),
                    () -> load.runPaced(jdbc, Questions.COUNT, perSecond, seconds),
                    seconds);
        }
        System.out.printf(
                Locale.ROOT,
                "%s, %s tenant: %d statements in %d transactions%n  %-34s %s%n  %-34s %s%n",
                mode.word(),
                large ? "large" : "small",
                recorded.getFirst().transactions().stream()
                        .mapToInt(transaction -> transaction.statements().size())
                        .sum(),
                recorded.getFirst().transactions().size(),
                "each client as fast as it can:",
                compared.text(),
                String.format(Locale.ROOT, "%.0f searches/s offered to both:", perSecond),
                paced.text());
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
        List<RecordedSql> recorded = new ArrayList<>();
        OwnSearch own = new OwnSearch(recorder.dataSource(), indexes, false);
        for (Question question : questions) {
            // The first look at a key in a while notes its use; that is not what is measured.
            own.search(own.callerOf(question), question);
            // And the first search of a tenant in a while reads its settings.
            recorder.take();
            own.search(own.callerOf(question), question);
            recorded.add(recorder.take());
        }
        return recorded;
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
