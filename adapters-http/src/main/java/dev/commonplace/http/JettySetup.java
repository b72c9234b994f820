package dev.commonplace.http;

import io.javalin.config.JavalinConfig;
import io.javalin.plugin.bundled.CorsPlugin;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** How Javalin and the Jetty below it are set up. */
final class JettySetup {
    private static final int REQUEST_HEADER_BYTES_MAX = 16 * 1024;
    /** Rests of bodies are read this often, so that a caller who is refused early still gets to read why. */
    private static final int UNREAD_REST_READS_MAX = 1_000;

    private final HttpSettings settings;
    private final JettyProblems problems;

    JettySetup(HttpSettings settings, JettyProblems problems) {
        this.settings = settings;
        this.problems = problems;
    }

    void apply(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.concurrency.useVirtualThreads = true;
        config.http.prefer405over404 = true;
        // Every answer says its own. A default with a charset would add that to problem+json, which has none.
        config.http.defaultContentType = "application/octet-stream";
        config.http.maxRequestSize = settings.limits().bodies().jsonBytesMax();
        config.http.asyncTimeout = settings.limits().workMax().toMillis();
        config.jetty.modifyHttpConfiguration(JettySetup::strict);
        config.jetty.modifyServer(server -> {
            server.setErrorHandler(problems);
            server.setStopTimeout(settings.limits().shutdownMax().toMillis());
        });
        config.jetty.modifyServletContextHandler(context -> context.setErrorHandler(problems));
        config.jetty.addConnector(this::connector);
        if (!settings.corsOrigins().isEmpty()) {
            config.registerPlugin(new CorsPlugin(
                    cors -> cors.addRule(rule -> settings.corsOrigins().forEach(origin -> rule.allowHost(origin)))));
        }
    }

    private static void strict(HttpConfiguration http) {
        // Javalin lets addresses through of which two readers could think differently.
        http.setUriCompliance(UriCompliance.DEFAULT);
        http.setRequestHeaderSize(REQUEST_HEADER_BYTES_MAX);
        http.setMaxUnconsumedRequestContentReads(UNREAD_REST_READS_MAX);
        http.setSendServerVersion(false);
    }

    private Connector connector(Server server, HttpConfiguration http) {
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost(settings.host());
        connector.setPort(settings.port());
        connector.setIdleTimeout(settings.limits().silenceMax().toMillis());
        return connector;
    }
}
