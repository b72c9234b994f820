package dev.commonplace.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.commonplace.fixtures.http.ApiClient;
import dev.commonplace.fixtures.http.HttpAnswer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The packaged service as its user meets it: a command, a process, a data directory. */
class CommonplaceIT {
    private static final Duration STOP_MAX = Duration.ofSeconds(20);

    @Test
    void version_and_help_need_no_settings() {
        try (CommandProcess version = CommandProcess.start(Map.of("COMMONPLACE_PORT", "wrong"), "--version");
                CommandProcess help = CommandProcess.start(Map.of("COMMONPLACE_PORT", "wrong"), "--help")) {
            assertThat(version.awaitEnd()).isZero();
            assertThat(version.out()).matches("commonplace \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\\R");
            assertThat(version.err()).isEmpty();
            assertThat(help.awaitEnd()).isZero();
            assertThat(help.out()).contains("serve", "tenant", "key");
        }
    }

    @Test
    void an_old_java_gets_one_line_that_says_what_to_do() {
        Optional<Path> oldJava = oldJava();
        assumeThat(oldJava).as("a Java older than 21 on this machine").isPresent();
        try (CommandProcess old = CommandProcess.run(
                Map.of(), List.of(oldJava.get().toString(), "-jar", CommandProcess.JAR.toString(), "serve"))) {
            assertThat(old.awaitEnd()).isEqualTo(78);
            assertThat(old.err().lines()).singleElement().asString().startsWith("Commonplace needs Java 21 or newer");
            assertThat(old.out()).isEmpty();
        }
    }

    @Test
    void wrong_settings_are_told_all_at_once() {
        try (CommandProcess process = CommandProcess.start(
                Map.of("COMMONPLACE_PORT", "http", "COMMONPLACE_PROT", "80", "DATABASE_URL", "mysql://db/books"),
                "serve")) {
            assertThat(process.awaitEnd()).isEqualTo(78);
            assertThat(process.err().lines()).hasSize(3);
        }
    }

    @Test
    void a_service_lives_with_its_own_database_until_it_is_interrupted_and_finds_its_data_again() {
        try (DataDirectory data = DataDirectory.create()) {
            String key;
            try (CommandProcess service = CommandProcess.start(data.settings(), "serve")) {
                URI address = address(service);
                key = service.awaitLine("its key +(\\S+)");
                pastedLinesWork(service);
                anotherServiceIsRefused(data, service, address);
                commandsWorkBesideIt(data, address);
                ProcessHandle server = data.server();

                Instant interrupted = Instant.now();
                service.interrupt();
                service.awaitEnd();

                assertThat(server.isAlive()).isFalse();
                assertThat(Duration.between(interrupted, Instant.now())).isLessThan(STOP_MAX);
                assertThat(service.err()).doesNotContain("Exception", " WARN ", " ERROR ", key);
            }
            try (CommandProcess again = CommandProcess.start(data.settings(), "serve");
                    ApiClient tenant = new ApiClient(address(again), key)) {
                assertThat(again.out()).contains("bin/commonplace key create").doesNotContain("its key");
                assertThat(tenant.get("/v1/documents").at("/items/0/title")).isEqualTo("Commonplace book");
                assertThat(tenant.get("/v1/documents").at("/items/0/status")).isEqualTo("ready");
            }
        }
    }

    private static void pastedLinesWork(CommandProcess service) {
        service.awaitLine("(curl .*/v1/documents -H 'Authorization: Bearer [^']*')$");
        List<String> lines =
                service.out().lines().filter(line -> line.startsWith("curl ")).toList();
        assertThat(lines).hasSize(3);
        for (String line : lines) {
            if (curlIsInstalled()) {
                try (CommandProcess pasted = CommandProcess.run(Map.of(), List.of("sh", "-c", line))) {
                    assertThat(pasted.awaitEnd()).isZero();
                    assertThat(pasted.out()).contains("\"title\":\"Commonplace book\"");
                }
            } else {
                assertThat(CurlLine.call(address(service), line).body()).contains("\"title\":\"Commonplace book\"");
            }
        }
    }

    private static void anotherServiceIsRefused(DataDirectory data, CommandProcess first, URI address) {
        try (CommandProcess second = CommandProcess.start(data.settings(), "serve");
                ApiClient nobody = new ApiClient(address, "")) {
            assertThat(second.awaitEnd()).isEqualTo(78);
            assertThat(second.err())
                    .contains("The data directory " + data.path() + " is in use")
                    .doesNotContain("Exception", "\tat ");
            assertThat(first.isAlive()).isTrue();
            assertThat(nobody.get("/health/ready").status()).isEqualTo(200);
        }
    }

    private static void commandsWorkBesideIt(DataDirectory data, URI address) {
        try (CommandProcess create = CommandProcess.start(data.settings(), "tenant", "create", "second");
                CommandProcess issue = CommandProcess.start(data.settings(), "key", "create", "--tenant", "first")) {
            assertThat(create.awaitEnd()).as(create.err()).isZero();
            assertThat(issue.awaitEnd()).as(issue.err()).isZero();
            try (ApiClient tenant = new ApiClient(address, issue.out().strip())) {
                HttpAnswer me = tenant.get("/v1/me");
                assertThat(me.at("/role")).isEqualTo("editor");
            }
        }
    }

    static URI address(CommandProcess service) {
        return URI.create(service.awaitLine("Commonplace is ready at (\\S+)"));
    }

    private static boolean curlIsInstalled() {
        try (CommandProcess curl = CommandProcess.run(Map.of(), List.of("sh", "-c", "command -v curl"))) {
            return curl.awaitEnd() == 0;
        }
    }

    private static Optional<Path> oldJava() {
        Path homes = Path.of("/usr/lib/jvm");
        if (!Files.isDirectory(homes)) {
            return Optional.empty();
        }
        try (Stream<Path> all = Files.list(homes)) {
            return all.filter(home -> Files.isExecutable(home.resolve("bin/java")))
                    .filter(CommonplaceIT::isOld)
                    .map(home -> home.resolve("bin/java"))
                    .findFirst();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static boolean isOld(Path home) {
        try {
            return Files.isReadable(home.resolve("release"))
                    && Files.readString(home.resolve("release"))
                            .matches("(?s).*JAVA_VERSION=\"(1\\.8|9|1[0-9]|20)\\b.*");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
