package dev.commonplace.web.documents;

import dev.commonplace.application.documents.FetchUrl;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Fetches with Apache's HTTP client: no cookies, no credentials, no proxy, no retries; connections are not kept, and each
 * goes only where {@link GuardedResolver} lets it. Redirects are followed here, one by one, each under all rules.
 */
public final class HttpClientFetchUrl implements FetchUrl, AutoCloseable {
    private static final int CONNECTIONS_MAX = 16;
    private static final int HEADERS_MAX = 200;
    private static final int LINE_BYTES_MAX = 16 * 1024;
    private static final Timeout CONNECT_MAX = Timeout.ofSeconds(10);
    private static final Timeout SILENCE_MAX = Timeout.ofSeconds(10);

    private final FetchRules rules;
    private final Path temporaryDirectory;
    private final UrlRules urlRules;
    private final CloseableHttpClient client;

    /** @param temporaryDirectory where a document lies until it is read */
    public HttpClientFetchUrl(FetchRules rules, ResolveHost resolveHost, Path temporaryDirectory) {
        this.rules = rules;
        this.temporaryDirectory = temporaryDirectory;
        this.urlRules = new UrlRules(rules);
        PoolingHttpClientConnectionManager connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new GuardedResolver(rules, resolveHost))
                .setMaxConnTotal(CONNECTIONS_MAX)
                .setMaxConnPerRoute(CONNECTIONS_MAX)
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(Http1Config.custom()
                                .setMaxHeaderCount(HEADERS_MAX)
                                .setMaxLineLength(LINE_BYTES_MAX)
                                .build())
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(CONNECT_MAX)
                        .setSocketTimeout(SILENCE_MAX)
                        .build())
                .build();
        this.client = HttpClients.custom()
                .setConnectionManager(connections)
                .setConnectionReuseStrategy((request, response, context) -> false)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(SILENCE_MAX)
                        .setResponseTimeout(SILENCE_MAX)
                        .build())
                .setUserAgent("Commonplace")
                .disableRedirectHandling()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableAutomaticRetries()
                .build();
    }

    @Override
    public <T> T fetch(URI url, Function<Fetched, T> use) {
        long end = System.nanoTime() + rules.timeMax().toNanos();
        URI current = url;
        for (int redirects = 0; redirects <= rules.redirectsMax(); redirects++) {
            urlRules.check(current);
            FetchedBody body = get(current, end);
            try (body) {
                if (body.redirect() == null) {
                    return use.apply(new Fetched(current, body.file(current)));
                }
                current = urlRules.next(current, body.redirect());
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
        throw new RefusedException(
                ErrorCode.ADDRESS_REFUSED,
                "The address leads on to another more than " + rules.redirectsMax() + " times.");
    }

    private FetchedBody get(URI url, long endNanos) {
        HttpGet request = new HttpGet(url);
        request.setHeader("Accept", "*/*");
        request.setHeader("Accept-Encoding", "gzip");
        Thread deadline = Thread.ofVirtual().name("fetch-deadline").start(() -> {
            try {
                TimeUnit.NANOSECONDS.sleep(endNanos - System.nanoTime());
                request.cancel();
            } catch (InterruptedException inTime) {
                // The answer was there in time.
            }
        });
        try {
            return client.execute(request, response -> FetchedBody.of(response, rules.bytesMax(), temporaryDirectory));
        } catch (IOException | IllegalStateException failure) {
            throw refusal(url, failure, System.nanoTime() >= endNanos);
        } finally {
            deadline.interrupt();
        }
    }

    private RefusedException refusal(URI url, Exception failure, boolean late) {
        if (late) {
            return unreachable(
                    url, "has not answered in full within " + rules.timeMax().toSeconds() + " seconds");
        }
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof GuardedResolver.NotPublicException) {
                return new RefusedException(
                        ErrorCode.ADDRESS_REFUSED,
                        "The host " + url.getHost() + " is not on the public internet, and nothing is fetched from"
                                + " elsewhere.");
            }
        }
        return switch (failure) {
            case UnknownHostException unknown -> unreachable(url, "is not known");
            case InterruptedIOException slow -> unreachable(url, "does not answer in time");
            default -> unreachable(url, "cannot be reached or breaks off");
        };
    }

    private static RefusedException unreachable(URI url, String why) {
        return new RefusedException(ErrorCode.ADDRESS_UNREACHABLE, "The host " + url.getHost() + " " + why + ".");
    }

    @Override
    public void close() {
        client.close(CloseMode.IMMEDIATE);
    }
}
