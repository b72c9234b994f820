package dev.commonplace.benchmarks.hostile;

import dev.commonplace.fixtures.files.HostileFile;
import dev.commonplace.fixtures.files.HostileFiles;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Uploads two hundred hostile files to a running service and prints what became of them, and of it. */
public final class HostileBenchmark {
    private static final int CLIENTS = 4;
    private static final long SETTLE_MILLIS = 3_000;

    private HostileBenchmark() {}

    /** @param arguments address, key of an editor, process id of the service, its directory for temporary files */
    public static void main(String[] arguments) throws Exception {
        UploadHostile uploads = new UploadHostile(URI.create(arguments[0]), arguments[1]);
        Path temporary = Path.of(arguments[3]);
        try (ProcessWatch watch = new ProcessWatch(Long.parseLong(arguments[2]))) {
            long rssBefore = watch.rssMib();
            long threadsBefore = watch.threads();
            List<String> filesBefore = files(temporary);
            long start = System.nanoTime();
            List<UploadHostile.Result> results = uploadAll(uploads);
            double seconds = (System.nanoTime() - start) / 1e9;
            Thread.sleep(SETTLE_MILLIS);
            print(results);
            System.out.printf("%n%d files by %d clients in %.0f s%n", results.size(), CLIENTS, seconds);
            System.out.printf(
                    "service memory     %d MiB before, %d MiB at most, %d MiB after%n",
                    rssBefore, watch.servicePeakMib(), watch.rssMib());
            System.out.printf("reader processes   at most %s; %d kept%n", watch.readersPeak(), watch.readersNow());
            System.out.printf("threads            %d before, %d after%n", threadsBefore, watch.threads());
            System.out.printf(
                    "temporary files    %d before, %d after%n",
                    filesBefore.size(), files(temporary).size());
            System.out.printf(
                    "slipped out        %s%n", Files.exists(Path.of("/tmp/commonplace-slipped.txt")) ? "YES" : "no");
            System.out.printf("foreign files seen %s%n", uploads.leaks() ? "YES" : "no");
            System.out.printf("still ready        %s%n", uploads.ready() ? "yes" : "NO");
        }
    }

    private static List<UploadHostile.Result> uploadAll(UploadHostile uploads) throws Exception {
        List<UploadHostile.Result> results = new ArrayList<>();
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<UploadHostile.Result>> pending = new ArrayList<>();
            for (HostileFile file : HostileFiles.all()) {
                pending.add(clients.submit(() -> uploads.upload(file)));
            }
            for (Future<UploadHostile.Result> one : pending) {
                results.add(one.get());
            }
        }
        return results;
    }

    private static void print(List<UploadHostile.Result> results) {
        Map<String, List<UploadHostile.Result>> families = results.stream()
                .collect(Collectors.groupingBy(result -> result.file().family(), TreeMap::new, Collectors.toList()));
        System.out.printf("%-12s %5s %8s  %s%n", "family", "files", "max s", "what became of them");
        families.forEach((family, members) -> {
            Map<String, Long> words = members.stream()
                    .collect(Collectors.groupingBy(UploadHostile.Result::word, TreeMap::new, Collectors.counting()));
            double slowest = members.stream()
                    .mapToDouble(UploadHostile.Result::seconds)
                    .max()
                    .orElse(0);
            String told = words.entrySet().stream()
                    .map(entry -> entry.getValue() + " " + entry.getKey())
                    .collect(Collectors.joining("; "));
            System.out.printf("%-12s %5d %8.1f  %s%n", family, members.size(), slowest, told);
        });
        results.stream()
                .filter(result -> result.seconds() > 10 || result.word().startsWith("STATUS"))
                .forEach(result ->
                        System.out.printf("  %-40s %6.1f s %s%n", result.file(), result.seconds(), result.word()));
    }

    private static List<String> files(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile).map(Path::toString).toList();
        }
    }
}
