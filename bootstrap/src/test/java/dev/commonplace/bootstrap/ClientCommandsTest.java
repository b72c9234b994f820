package dev.commonplace.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.commonplace.fixtures.database.TestDatabase;
import dev.commonplace.fixtures.http.ApiClient;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that talk to a running service. */
class ClientCommandsTest {
    private static TestDatabase database;
    private static RunningService service;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        database = TestDatabase.create();
        service = RunningService.start(database.url());
    }

    @AfterAll
    static void stop() {
        service.close();
        database.close();
    }

    private record Result(int exitCode, String out, String err) {}

    @Test
    void a_folder_goes_in_once_and_later_only_what_has_changed() throws IOException {
        ApiClient tenant = service.newTenant("folder");
        write("herons.md", "# Herons\n\nA heron stands in the reeds.");
        write("deep/otters & \"co\".txt", "An otter swims in the river.");
        write(".hidden/secret.txt", "Nobody reads this.");
        write("draft.txt", "Not yet.");
        String[] ingest = {"ingest", folder.toString(), "--exclude", "draft*", "--prefix", "wiki/", "--wait"};

        assertThat(run(tenant, "ingest", folder.toString(), "--dry-run").out())
                .contains("new      herons.md", "would be: 3 new");
        assertThat(run(tenant, ingest).out()).contains("2 new, 0 changed, 0 unchanged, 0 failed");
        assertThat(run(tenant, ingest).out()).contains("0 new, 0 changed, 2 unchanged, 0 failed");
        assertThat(tenant.get("/v1/documents").body())
                .contains("wiki/herons.md", "wiki/deep/otters & \\\"co\\\".txt")
                .doesNotContain("secret", "draft");

        write("herons.md", "# Herons\n\nA heron has left the reeds.");
        assertThat(run(tenant, ingest).out()).contains("0 new, 1 changed, 1 unchanged");

        Files.delete(folder.resolve("herons.md"));
        List<String> mirrored = new ArrayList<>(List.of(ingest));
        mirrored.add("--delete-missing");
        assertThat(run(tenant, mirrored.toArray(String[]::new)).out()).contains("1 unchanged, 1 deleted");
        assertThat(tenant.get("/v1/documents").body()).doesNotContain("herons.md");
    }

    @Test
    void the_files_of_an_archive_are_counted_listed_and_never_taken_for_missing() throws IOException {
        ApiClient tenant = service.newTenant("archive");
        write("otters.txt", "An otter swims in the river.");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("birds.zip")))) {
            for (String bird : new String[] {"heron", "stork", "empty"}) {
                zip.putNextEntry(new ZipEntry(bird + ".txt"));
                zip.write((bird.equals("empty") ? "" : "A " + bird + " stands.").getBytes(StandardCharsets.UTF_8));
            }
        }
        String[] ingest = {"ingest", folder.toString(), "--prefix", "zoo/", "--wait", "--delete-missing"};

        Result first = run(tenant, ingest);
        assertThat(first.exitCode()).isEqualTo(1);
        assertThat(first.out())
                .contains("FAILED   zoo/birds.zip/empty.txt: ", "3 new, 0 changed, 0 unchanged, 1 failed");

        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("birds.zip")))) {
            zip.putNextEntry(new ZipEntry("heron.txt"));
            zip.write("A heron stands.".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(run(tenant, "ingest", folder.toString(), "--prefix", "zoo/", "--dry-run", "--delete-missing")
                        .out())
                .doesNotContain("gone");
        assertThat(run(tenant, ingest).out()).contains("0 new, 0 changed, 2 unchanged, 1 deleted, 0 failed");
        assertThat(tenant.get("/v1/documents").body())
                .contains("zoo/birds.zip/heron.txt", "zoo/otters.txt")
                .doesNotContain("stork");
    }

    @Test
    void lines_go_in_by_what_they_are_called_and_bad_ones_are_listed() throws IOException {
        ApiClient tenant = service.newTenant("lines");
        Path lines = write("lines.ndjson", """
                {"external_id":"a","content":"One."}

                no json
                {"content":"Two."}
                {"external_id":"c"}
                """);

        Result first = run(tenant, "ingest", lines.toString(), "--tag", "told");
        Result second = run(tenant, "ingest", lines.toString(), "--tag", "told");

        assertThat(first.exitCode()).isEqualTo(1);
        assertThat(first.out())
                .contains("FAILED   lines.ndjson#3", "FAILED   lines.ndjson#5", "/content", "2 new", "2 failed");
        assertThat(second.out()).contains("0 new, 0 changed, 2 unchanged, 2 failed");
        assertThat(tenant.get("/v1/documents?tag=told").body()).contains("\"a\"", "lines.ndjson#4");
    }

    @Test
    void a_run_that_is_killed_in_the_middle_is_finished_by_the_next() throws IOException, InterruptedException {
        int files = 100;
        ApiClient tenant = service.newTenant("killed");
        for (int i = 0; i < files; i++) {
            write("file-" + i + ".txt", "Sentence number " + i + ".");
        }
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.commonplace.bootstrap.Main",
                        "ingest",
                        folder.toString(),
                        "--parallel",
                        "1",
                        "--url",
                        service.address().toString(),
                        "--key",
                        tenant.key())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        Instant end = Instant.now().plus(Duration.ofSeconds(60));
        while (count(tenant) < 5 && Instant.now().isBefore(end)) {
            Thread.sleep(5);
        }
        process.destroyForcibly();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        // What it sent last may still be on its way in.
        int inBefore = -1;
        while (inBefore != count(tenant)) {
            inBefore = count(tenant);
            Thread.sleep(300);
        }
        assertThat(inBefore).isBetween(5, files - 1);

        Result next = run(tenant, "ingest", folder.toString());

        assertThat(next.exitCode()).as(next.out() + next.err()).isZero();
        assertThat(next.out()).contains((files - inBefore) + " new, 0 changed, " + inBefore + " unchanged, 0 failed");
    }

    @Test
    void a_search_is_shown_for_people_or_for_programs() throws IOException {
        ApiClient tenant = service.newTenant("shown");
        write("herons.md", "# Herons\n\nA heron\u001b[31m stands in the reeds.");
        run(tenant, "ingest", folder.toString(), "--wait");

        Result shown = run(tenant, "search", "heron", "reeds", "--mode", "text", "--explain");
        Result json = run(tenant, "search", "heron", "--mode", "text", "--json");

        assertThat(shown.out()).contains("1. ", "stands in the reeds", "text: ").doesNotContain("\u001b");
        assertThat(json.out()).contains("\"hits\"", "\"external_id\" : \"herons.md\"");
        assertThat(run(tenant, "search", "zebra", "--mode", "text").out()).contains("Nothing was found.");
        assertThat(run(tenant, "search", "zebra", "--mode", "loud").exitCode()).isEqualTo(1);
        assertThat(run(tenant, "search", "zebra", "--filter", "{").exitCode()).isEqualTo(2);
    }

    @Test
    void judged_queries_are_scored_in_each_mode() throws IOException {
        ApiClient tenant = service.newTenant("judged");
        write("docs/heron.txt", "A heron stands in the reeds.");
        write("docs/otter.txt", "An otter swims in the river.");
        run(tenant, "ingest", folder.resolve("docs").toString(), "--wait");
        Path queries =
                write("queries.tsv", "q1\theron reeds\nq2\theron reeds\nq3\theron\t{\"external_id\":\"otter.txt\"}\n");
        Path qrels = write("qrels.txt", "q1 0 heron.txt 1\nq2 0 otter.txt 1\nq3 0 heron.txt 1\n");

        Result scored = run(
                tenant,
                "eval",
                "--queries",
                queries.toString(),
                "--qrels",
                qrels.toString(),
                "--mode",
                "text",
                "--mode",
                "semantic",
                "--measure",
                "MRR",
                "--run-dir",
                folder.resolve("runs").toString());

        assertThat(scored.exitCode()).as(scored.err()).isZero();
        // By words: found first, not found, and not looked for. By meaning, the second query finds its answer at rank
        // 2.
        assertThat(scored.out().lines())
                .anyMatch(line -> line.matches("text +0\\.3333 .*"))
                .anyMatch(line -> line.matches("semantic +0\\.5000 .*"))
                .anyMatch(line -> line.startsWith("MRR: semantic minus text +0.1667, p = "));
        assertThat(folder.resolve("runs/text.run")).content().startsWith("q1 Q0 heron.txt 1 ");
        assertThat(run(tenant, "eval", "--queries", "nowhere", "--qrels", qrels.toString())
                        .exitCode())
                .isEqualTo(2);
    }

    @Test
    void a_wrong_key_or_address_is_told_at_once() {
        Result wrongKey = execute("search", "a", "--url", service.address().toString(), "--key", "cpk_wrong");
        Result nobody = execute("ingest", folder.toString(), "--url", "http://127.0.0.1:1", "--key", "k");
        Result address = execute("search", "a", "--url", "ftp://example.org", "--key", "k");

        assertThat(wrongKey.exitCode()).isEqualTo(1);
        assertThat(nobody.exitCode()).isEqualTo(78);
        assertThat(nobody.err()).contains("http://127.0.0.1:1").doesNotContain("Exception");
        assertThat(address.exitCode()).isEqualTo(2);
    }

    private Path write(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    private static int count(ApiClient tenant) {
        return tenant.get("/v1/documents?limit=200").body().split("\"external_id\":\"", -1).length - 1;
    }

    @Test
    void conversations_go_in_once_are_listed_and_shown_and_what_is_no_file_is_told_at_once() throws IOException {
        ApiClient tenant = service.newTenant("talks");
        Path talk = write("Ferry.txt", "Ada: Shall we?\nBea: Yes.\n");

        Result first = run(tenant, "conversations", "import", talk.toString());
        assertThat(first.exitCode()).as(first.out() + first.err()).isZero();
        assertThat(first.out()).contains("created        2 messages  Ferry");
        Result again = run(tenant, "conversations", "import", folder.toString(), talk + "x", talk.toString());
        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.out())
                .contains(
                        "FAILED   " + folder + ": it is a folder",
                        "FAILED   " + talk + "x: there is no such file",
                        "unchanged      2 messages  Ferry");

        String listed = run(tenant, "conversations", "list").out();
        assertThat(listed).contains("2 messages  Ferry");
        assertThat(run(tenant, "conversations", "show", listed.substring(0, 36)).out())
                .isEqualToNormalizingNewlines("Ferry\nAda: Shall we?\nBea: Yes.\n");
        Result nothing = run(tenant, "conversations", "show", "Ferry");
        assertThat(nothing.exitCode()).isEqualTo(2);
        assertThat(nothing.err()).contains("'Ferry' is no id").doesNotContain("java.");
    }

    private static Result run(ApiClient tenant, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--url", service.address().toString(), "--key", tenant.key()));
        return execute(all.toArray(String[]::new));
    }

    private static Result execute(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Main.commandLine(() -> RunningService.settings(database.url(), Map.of()), List::of)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new Result(exitCode, out.toString(), err.toString());
    }
}
