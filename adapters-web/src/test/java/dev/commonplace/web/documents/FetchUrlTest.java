package dev.commonplace.web.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.commonplace.application.documents.FetchUrl;
import dev.commonplace.domain.documents.MediaType;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a real server of this machine, which one name is allowed to lead to. */
class FetchUrlTest {
    private static final long BYTES_MAX = 100_000;

    @TempDir
    Path directory;

    private HttpServer server;
    private HttpClientFetchUrl fetchUrl;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/herons.pdf", exchange -> answer(exchange, "application/pdf", "A heron."));
        server.createContext("/notes.md", exchange -> answer(exchange, "text/plain; charset=iso-8859-1", "A heron."));
        server.createContext("/moved", exchange -> redirect(exchange, "/herons.pdf"));
        server.createContext("/round", exchange -> redirect(exchange, "/round"));
        server.createContext("/inward", exchange -> redirect(exchange, "http://127.0.0.1:" + port() + "/herons.pdf"));
        server.createContext(
                "/renamed", exchange -> redirect(exchange, "http://private.test:" + port() + "/herons.pdf"));
        server.createContext("/scheme", exchange -> redirect(exchange, "file:///etc/passwd"));
        server.createContext("/missing", exchange -> exchange.sendResponseHeaders(404, -1));
        server.createContext("/endless", FetchUrlTest::endless);
        server.createContext("/slow", FetchUrlTest::slow);
        server.createContext("/bomb", FetchUrlTest::bomb);
        server.start();
        FetchRules rules =
                new FetchRules(Set.of(port()), Set.of("herons.test"), List.of(), BYTES_MAX, Duration.ofSeconds(2), 3);
        fetchUrl = new HttpClientFetchUrl(rules, FetchUrlTest::resolve, directory);
    }

    @AfterEach
    void stop() throws IOException {
        fetchUrl.close();
        server.stop(0);
        try (var left = Files.list(directory)) {
            assertThat(left).as("temporary files").isEmpty();
        }
    }

    private static InetAddress[] resolve(String host) throws UnknownHostException {
        Map<String, String> known = Map.of(
                "herons.test", "127.0.0.1",
                "private.test", "10.1.2.3",
                "sixth.test", "fd00::1",
                "mapped.test", "::ffff:127.0.0.1",
                "translated.test", "64:ff9b::7f00:1",
                "carried.test", "2002:7f00:1::1",
                "shared.test", "100.64.0.1");
        if (host.equals("half.test")) {
            return new InetAddress[] {InetAddress.getByName("93.184.216.34"), InetAddress.getByName("127.0.0.1")};
        }
        return InetAddress.getAllByName(known.getOrDefault(host, host));
    }

    private int port() {
        return server.getAddress().getPort();
    }

    @Test
    void a_document_is_fetched_with_its_type_and_name() {
        assertThat(fetch("/herons.pdf")).isEqualTo("A heron.");
        FetchUrl.Fetched pdf = fetchUrl.fetch(url("/herons.pdf"), fetched -> fetched);
        assertThat(pdf.file().declaredType()).contains(MediaType.PDF);
        assertThat(pdf.file().fileName()).contains("herons.pdf");
        FetchUrl.Fetched notes = fetchUrl.fetch(url("/notes.md"), fetched -> fetched);
        assertThat(notes.file().declaredType()).as("plain text says nothing").isEmpty();
        assertThat(notes.file().charset()).contains("ISO-8859-1");
    }

    @Test
    void a_redirect_is_followed_and_the_final_address_told() {
        FetchUrl.Fetched fetched = fetchUrl.fetch(url("/moved"), found -> found);

        assertThat(fetched.finalUrl()).isEqualTo(url("/herons.pdf"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/inward", "/renamed", "/round", "/scheme"})
    void a_redirect_to_where_nothing_is_fetched_from_is_refused(String path) {
        assertThat(refusal(url(path)).code()).isEqualTo(ErrorCode.ADDRESS_REFUSED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "[::1]",
                "localhost",
                "private.test",
                "sixth.test",
                "mapped.test",
                "translated.test",
                "carried.test",
                "shared.test",
                "half.test",
                "169.254.169.254",
                "0.0.0.0",
                "2130706433",
                "[::ffff:10.0.0.1]",
                "[fe80::1]",
                "224.0.0.1",
                "255.255.255.255",
                "192.168.0.1",
                "172.16.0.1"
            })
    void a_host_that_is_not_public_is_refused(String host) {
        RefusedException refused = refusal(URI.create("http://" + host + ":" + port() + "/herons.pdf"));

        assertThat(refused.code()).as(refused.reason()).isEqualTo(ErrorCode.ADDRESS_REFUSED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "ftp://herons.test/a",
                "http://herons.test:22/",
                "http://u:p@herons.test/",
                "herons",
                "gopher://herons.test/",
                "jar:http://herons.test!/a"
            })
    void other_schemes_ports_and_credentials_are_refused(String address) {
        assertThat(refusal(URI.create(address)).code()).isEqualTo(ErrorCode.ADDRESS_REFUSED);
    }

    @Test
    void public_addresses_pass_and_reserved_ones_do_not() throws UnknownHostException {
        for (String address : List.of("93.184.216.34", "8.8.8.8", "2606:4700:4700::1111", "2a00:1450:4001::1")) {
            assertThat(PublicAddresses.contain(InetAddress.getByName(address)))
                    .as(address)
                    .isTrue();
        }
        for (String address : List.of(
                "10.0.0.1",
                "198.18.0.1",
                "203.0.113.9",
                "240.0.0.1",
                "2001:db8::1",
                "2001::1",
                "ff02::1",
                "::",
                "::7f00:1",
                "fec0::1")) {
            assertThat(PublicAddresses.contain(InetAddress.getByName(address)))
                    .as(address)
                    .isFalse();
        }
    }

    @Test
    void what_does_not_end_is_too_large() {
        assertThat(refusal(url("/endless")).code()).isEqualTo(ErrorCode.TOO_LARGE);
    }

    @Test
    void what_unpacks_to_too_much_is_too_large() {
        assertThat(refusal(url("/bomb")).code()).isEqualTo(ErrorCode.TOO_LARGE);
    }

    @Test
    void who_answers_drop_by_drop_is_left_when_the_time_is_up() {
        long start = System.nanoTime();

        assertThat(refusal(url("/slow")).code()).isEqualTo(ErrorCode.ADDRESS_UNREACHABLE);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
    }

    @Test
    void who_has_nothing_there_or_is_not_there_is_told_apart_from_who_is_refused() {
        assertThat(refusal(url("/missing")).reason()).contains("404");
        assertThat(refusal(URI.create("http://no-such-host.invalid:" + port() + "/"))
                        .code())
                .isEqualTo(ErrorCode.ADDRESS_UNREACHABLE);
    }

    private URI url(String path) {
        return URI.create("http://herons.test:" + port() + path);
    }

    private String fetch(String path) {
        return fetchUrl.fetch(url(path), fetched -> {
            try {
                return new String(fetched.file().bytes().all(), StandardCharsets.UTF_8);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        });
    }

    private RefusedException refusal(URI url) {
        return catchThrowableOfType(RefusedException.class, () -> fetchUrl.fetch(url, fetched -> fetched));
    }

    private static void answer(HttpExchange exchange, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static void redirect(HttpExchange exchange, String to) throws IOException {
        exchange.getResponseHeaders().set("Location", to);
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private static void endless(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream body = exchange.getResponseBody()) {
            while (true) {
                body.write(new byte[8_192]);
            }
        }
    }

    private static void slow(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream body = exchange.getResponseBody()) {
            for (int i = 0; i < 100; i++) {
                body.write('x');
                body.flush();
                Thread.sleep(100);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void bomb(HttpExchange exchange) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[50_000_000]);
        }
        exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        exchange.sendResponseHeaders(200, packed.size());
        exchange.getResponseBody().write(packed.toByteArray());
        exchange.close();
    }
}
