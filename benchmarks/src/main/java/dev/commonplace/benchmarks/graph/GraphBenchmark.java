package dev.commonplace.benchmarks.graph;

import com.zaxxer.hikari.HikariDataSource;
import dev.commonplace.application.conversations.AppendMessages;
import dev.commonplace.application.conversations.ConversationUseCases;
import dev.commonplace.application.conversations.CreateConversation;
import dev.commonplace.application.conversations.FollowUps;
import dev.commonplace.application.guard.TenantGuards;
import dev.commonplace.application.operations.Auditor;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.application.topics.AnalyseTopics;
import dev.commonplace.application.topics.FollowGraph;
import dev.commonplace.application.topics.ReadGraph;
import dev.commonplace.application.topics.RelateNodes;
import dev.commonplace.application.topics.TopicCorrections;
import dev.commonplace.application.topics.TopicsWork;
import dev.commonplace.benchmarks.support.BenchmarkDatabase;
import dev.commonplace.benchmarks.support.Figures;
import dev.commonplace.domain.conversations.ConversationDetails;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.conversations.ConversationKind;
import dev.commonplace.domain.conversations.ConversationSource;
import dev.commonplace.domain.conversations.Message;
import dev.commonplace.domain.conversations.NewMessage;
import dev.commonplace.domain.shared.Actor;
import dev.commonplace.domain.shared.Origin;
import dev.commonplace.domain.shared.Role;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.domain.topics.ZoomLevel;
import dev.commonplace.http.json.Json;
import dev.commonplace.http.topics.GraphJson;
import dev.commonplace.persistence.conversations.JooqConversationsWork;
import dev.commonplace.persistence.guard.JooqGuardWork;
import dev.commonplace.persistence.support.JooqTransactions;
import dev.commonplace.persistence.support.ScopedTransactions;
import dev.commonplace.persistence.support.TransactionLimits;
import dev.commonplace.persistence.topics.JooqTopicsWork;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The main class: {@code GraphBenchmark FILE MESSAGES APPENDS READS}. Brings a long meeting in, makes its graph, appends
 * single messages, makes the graph once more from nothing, and reads a level of it, through the use cases on PostgreSQL.
 */
public final class GraphBenchmark {
    private static final int BATCH = 1_000;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final AtomicLong IDS = new AtomicLong();

    private GraphBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[0]);
        if (!Files.isReadable(file)) {
            System.out.println("Skipped: there are no meetings at " + file.toAbsolutePath() + ".");
            return;
        }
        int messages = Integer.parseInt(arguments[1]);
        int appends = Integer.parseInt(arguments[2]);
        int reads = Integer.parseInt(arguments[3]);
        try (BenchmarkDatabase database = BenchmarkDatabase.start();
                HikariDataSource pool = database.pool(4, "commonplace, public")) {
            new GraphBenchmark.Run(database.tenant(1), pool)
                    .run(LongMeeting.read(file, messages + appends), messages, reads);
        }
    }

    private static final class Run {
        private final Caller caller;
        private final GivenVectors vectors;
        private final ConversationUseCases conversations;
        private final AnalyseTopics analyse;
        private final RelateNodes relate;
        private final ReadGraph readGraph;

        private Run(TenantId tenantId, HikariDataSource pool) {
            ScopedTransactions scoped = new ScopedTransactions(pool, TransactionLimits.DEFAULT);
            Transactions<TopicsWork> topics = new JooqTransactions<>(
                    scoped, (dsl, tenant) -> new JooqTopicsWork(dsl, tenant, TopicCorrections.NONE));
            Clock clock = Clock.systemUTC();
            TenantGuards guards = new TenantGuards(
                    new JooqTransactions<>(scoped, JooqGuardWork::new), (text, kinds, region) -> List.of(), clock);
            this.caller = new Caller(
                    tenantId, Role.ADMIN, new Actor(Actor.Kind.API_KEY, "bench", Optional.empty()), Origin.INSIDE);
            this.vectors = new GivenVectors(pool, tenantId.value());
            this.conversations = ConversationUseCases.of(
                    new JooqTransactions<>(scoped, JooqConversationsWork::new),
                    guards,
                    FollowUps.NONE,
                    new Auditor(GraphBenchmark::id, clock),
                    GraphBenchmark::id,
                    clock);
            this.relate = new RelateNodes(topics, GraphBenchmark::id);
            this.analyse = new AnalyseTopics(topics, relate, FollowGraph.NOBODY, GraphBenchmark::id, clock);
            this.readGraph = new ReadGraph(topics);
        }

        private void run(List<NewMessage> meeting, int first, int reads) throws Exception {
            ConversationId id = conversations
                    .create()
                    .create(
                            caller,
                            CreateConversation.Command.hidden(ConversationDetails.of(
                                    "A long meeting", ConversationKind.MEETING, ConversationSource.API)))
                    .id();
            Timing append = new Timing("append " + first + " messages, " + BATCH + " at a time");
            for (int from = 0; from < first; from += BATCH) {
                append(append, id, meeting.subList(from, Math.min(first, from + BATCH)));
            }
            Timing full = new Timing("analyse all of them");
            AnalyseTopics.Outcome made = full.measure(() -> analyse.analyse(caller.tenantId(), id, true));
            Timing relating = new Timing("relate and cluster");
            RelateNodes.Outcome related = relating.measure(() -> relate.relate(caller.tenantId(), id));
            Timing one = new Timing("append one message");
            Timing incremental = new Timing("analyse one message");
            int changed = 0;
            int read = 0;
            int fullPasses = 0;
            for (NewMessage message : meeting.subList(first, meeting.size())) {
                append(one, id, List.of(message));
                AnalyseTopics.Outcome outcome =
                        incremental.measure(() -> analyse.analyse(caller.tenantId(), id, false));
                changed += outcome.changed();
                read += outcome.read();
                fullPasses += outcome.full() ? 1 : 0;
            }
            Timing again = new Timing("analyse all once more");
            AnalyseTopics.Outcome check = again.measure(() -> analyse.analyse(caller.tenantId(), id, true));
            Timing reading = new Timing("read level 3 as JSON");
            Json json = new Json();
            long bytes = 0;
            for (int i = 0; i < reads; i++) {
                bytes = reading.measure(() -> (long) json.write(GraphJson.of(
                                readGraph.read(
                                        caller, new ReadGraph.Query(id, new ZoomLevel(3), true, false, false, 0, 1)),
                                GraphJson.Options.USUAL))
                        .length);
            }
            int appended = meeting.size() - first;
            System.out.printf(
                    Locale.ROOT,
                    "%n%-44s %8s %9s %9s %9s %9s%n",
                    "what (milliseconds)",
                    "times",
                    "median",
                    "p95",
                    "most",
                    "CPU");
            List.of(append, full, relating, one, incremental, again, reading).forEach(Timing::print);
            System.out.printf(
                    Locale.ROOT,
                    "%nnodes %d, relations %d, clusters %d; a message appended: %.1f nodes written, %.0f messages read%n",
                    made.nodes(),
                    related.relations(),
                    related.clusters(),
                    (double) changed / Math.max(1, appended),
                    (double) read / Math.max(1, appended));
            System.out.printf(
                    Locale.ROOT,
                    "incremental : full = 1 : %.0f; a full pass after %d single ones (%d of them full) changed %d of %d nodes%n",
                    again.median() / incremental.median(),
                    appended,
                    fullPasses,
                    check.changed(),
                    check.nodes());
            System.out.printf(Locale.ROOT, "level 3 has %d KiB of JSON%n", bytes / 1024);
        }

        private void append(Timing timing, ConversationId id, List<NewMessage> batch) throws Exception {
            AppendMessages.Outcome outcome =
                    timing.measure(() -> conversations.append().append(caller, id, batch));
            List<Message> kept = new ArrayList<>();
            outcome.messages().forEach(one -> kept.add(one.message()));
            vectors.put(kept);
        }
    }

    /** What took how long, of this thread's computing too; the database computes beside it. */
    private static final class Timing {
        private final String name;
        private final List<Double> millis = new ArrayList<>();
        private double cpuMillis;

        private Timing(String name) {
            this.name = name;
        }

        private interface Measured<R> {
            R run() throws Exception;
        }

        private <R> R measure(Measured<R> work) throws Exception {
            long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            long start = System.nanoTime();
            R result = work.run();
            millis.add((System.nanoTime() - start) / NANOS_PER_MILLI);
            cpuMillis += (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / NANOS_PER_MILLI;
            return result;
        }

        private double[] all() {
            return millis.stream().mapToDouble(Double::doubleValue).toArray();
        }

        private double median() {
            return Figures.median(all());
        }

        private void print() {
            System.out.printf(
                    Locale.ROOT,
                    "%-44s %8d %9.1f %9.1f %9.1f %9.1f%n",
                    name,
                    millis.size(),
                    median(),
                    Figures.percentile(95, all()),
                    Figures.percentile(100, all()),
                    cpuMillis / millis.size());
        }
    }

    /** Rising, as ids by time are. */
    private static UUID id() {
        return new UUID(System.currentTimeMillis() << 16 | 0x7000, 0x8L << 60 | IDS.incrementAndGet());
    }
}
