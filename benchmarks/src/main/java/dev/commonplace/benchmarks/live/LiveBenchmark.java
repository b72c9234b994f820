package dev.commonplace.benchmarks.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/** Many clients write live, the service restarts in the middle, and afterwards every acknowledged message is looked for. */
public final class LiveBenchmark {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int WRITERS_OF_CROWD = 50;
    private static final int WRITERS_OF_OTHERS = 10;
    private static final long PATIENCE_SECONDS = 90;

    private final RestartingService service;
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Talk> talks = new ArrayList<>();

    private LiveBenchmark(RestartingService service) {
        this.service = service;
    }

    private record Talk(URI uri, List<LiveWriter> writers, LiveFollower follower) {}

    /** @param arguments data directory, clients, messages a second of each, seconds, TERM or KILL, command that starts the service */
    public static void main(String[] arguments) throws Exception {
        int clients = Integer.parseInt(arguments[1]);
        double perSecond = Double.parseDouble(arguments[2]);
        int seconds = Integer.parseInt(arguments[3]);
        boolean kill = arguments[4].equals("KILL");
        List<String> command = List.of(arguments).subList(5, arguments.length);
        boolean holds;
        try (RestartingService service = RestartingService.start(command, Path.of(arguments[0]))) {
            holds = new LiveBenchmark(service).run(clients, perSecond, seconds, kill);
        }
        System.exit(holds ? 0 : 1);
    }

    private boolean run(int clients, double perSecond, int seconds, boolean kill) throws Exception {
        begin(clients);
        System.out.printf(
                "%d clients, %.0f messages/s each, %d s, %d conversations (one with %d writers), one %s in the middle%n",
                clients,
                perSecond,
                seconds,
                talks.size(),
                talks.getFirst().writers().size(),
                kill ? "kill -9" : "restart");
        long awayMillis;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long begin = System.nanoTime() + TimeUnit.SECONDS.toNanos(2);
            long every = (long) (1e9 / perSecond);
            List<Future<?>> writing = new ArrayList<>();
            List<Future<?>> following = new ArrayList<>();
            int number = 0;
            for (Talk talk : talks) {
                following.add(threads.submit(() -> {
                    talk.follower().run();
                    return talk;
                }));
                for (LiveWriter writer : talk.writers()) {
                    long shifted = begin + every * number++ / clients;
                    writing.add(threads.submit(() -> {
                        writer.run(
                                shifted,
                                every,
                                (int) (seconds * perSecond),
                                TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS));
                        return writer;
                    }));
                }
            }
            TimeUnit.NANOSECONDS.sleep(begin - System.nanoTime());
            TimeUnit.SECONDS.sleep(seconds / 2);
            awayMillis = service.restart(kill);
            for (Future<?> each : writing) {
                each.get();
            }
            TimeUnit.SECONDS.sleep(2);
            talks.forEach(talk -> talk.follower().stop());
            boolean holds = report(awayMillis);
            http.shutdownNow();
            for (Future<?> each : following) {
                each.cancel(true);
            }
            return holds;
        }
    }

    private void begin(int clients) throws IOException, InterruptedException {
        int left = clients;
        int number = 0;
        while (left > 0) {
            int writers = Math.min(left, talks.isEmpty() ? WRITERS_OF_CROWD : WRITERS_OF_OTHERS);
            URI talk = service.address().resolve(create("Talk " + talks.size()));
            URI socket = URI.create(talk.toString().replaceFirst("^http", "ws") + "/live");
            List<LiveWriter> those = new ArrayList<>();
            for (int i = 0; i < writers; i++) {
                those.add(new LiveWriter(http, socket, service.key(), "w" + number++));
            }
            talks.add(new Talk(talk, those, new LiveFollower(http, URI.create(talk + "/events"), service.key())));
            left -= writers;
        }
    }

    private String create(String title) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(service.address().resolve("/v1/conversations"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"title\": \"" + title + "\"}")))
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(
                request.header("Authorization", "Bearer " + service.key()).build(),
                HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new IOException(response.statusCode() + ": " + response.body());
        }
        return response;
    }

    private boolean report(long awayMillis) throws IOException, InterruptedException {
        LiveCheck check = new LiveCheck();
        for (Talk talk : talks) {
            check.conversation(LiveCheck.read(http, talk.uri(), service.key()), talk.writers(), talk.follower());
        }
        List<LiveWriter> writers =
                talks.stream().flatMap(talk -> talk.writers().stream()).toList();
        int sent = writers.stream().mapToInt(LiveWriter::sent).sum();
        int acked =
                writers.stream().mapToInt(writer -> writer.sequences().size()).sum();
        List<String> complaints =
                writers.stream().flatMap(writer -> writer.complaints().stream()).toList();
        long[] acks = sorted(
                writers.stream().flatMap(writer -> writer.ackMicros().stream()).mapToLong(Long::longValue));
        long[] reconnects = sorted(writers.stream()
                .flatMap(writer -> writer.reconnectMillis().stream())
                .mapToLong(Long::longValue));
        line("sent", sent);
        line("acknowledged", acked);
        line("sent again", writers.stream().mapToInt(LiveWriter::resent).sum());
        line("kept", check.stored());
        line("lost", check.lost());
        line("doubled", check.doubled());
        line("out of order", check.outOfOrder());
        line("gaps in sequences", check.gaps());
        line("kept otherwise than acked", check.foreign());
        line("not told once and in order", check.notTold());
        System.out.printf(
                "  %-28s p50 %.1f ms, p95 %.1f ms, max %.1f ms%n",
                "time to the ack", at(acks, 0.5) / 1e3, at(acks, 0.95) / 1e3, at(acks, 1) / 1e3);
        System.out.printf("  %-28s %.1f s%n", "the service was away", awayMillis / 1e3);
        System.out.printf(
                "  %-28s p50 %.1f s, max %.1f s%n",
                "until connected again", at(reconnects, 0.5) / 1e3, at(reconnects, 1) / 1e3);
        JsonNode jobs =
                JSON.readTree(send(HttpRequest.newBuilder(service.address().resolve("/v1/jobs/statistics")))
                        .body());
        System.out.printf("  %-28s %s%n", "jobs by state", jobs.path("by_state"));
        complaints.stream().distinct().limit(5).forEach(complaint -> System.out.println("  told: " + complaint));
        service.complaints().stream().limit(10).forEach(complaint -> System.out.println("  logged: " + complaint));
        boolean holds = check.holds() && acked == sent;
        System.out.println(holds ? "The bar holds." : "THE BAR DOES NOT HOLD.");
        return holds;
    }

    private static void line(String what, int figure) {
        System.out.printf("  %-28s %d%n", what, figure);
    }

    private static long[] sorted(LongStream figures) {
        return figures.sorted().toArray();
    }

    private static long at(long[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1, share * sorted.length)];
    }
}
