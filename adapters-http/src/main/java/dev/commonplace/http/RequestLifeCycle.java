package dev.commonplace.http;

import dev.commonplace.http.requests.RequestIds;
import dev.commonplace.http.requests.RequestObserver;
import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** What happens to every request before its route and after its answer. */
final class RequestLifeCycle {
    private static final Logger LOG = LoggerFactory.getLogger(RequestLifeCycle.class);
    private static final String LOGGED_ID = "request_id";
    private static final String START = "start-nanos";
    private static final String UNMATCHED = "unmatched";

    private final RequestIds requestIds;
    private final RequestObserver observer;

    RequestLifeCycle(RequestIds requestIds, RequestObserver observer) {
        this.requestIds = requestIds;
        this.observer = observer;
    }

    void begin(Context context) {
        context.attribute(START, System.nanoTime());
        requestIds.assign(context);
        MDC.put(LOGGED_ID, requestIds.of(context));
        SecurityHeaders.ALL.forEach(context::header);
    }

    void end(Context context) {
        Long start = context.attribute(START);
        long nanos = start == null ? 0 : System.nanoTime() - start;
        Endpoint endpoint = context.endpoints().lastHttpEndpoint();
        String route = endpoint == null ? UNMATCHED : endpoint.path;
        String method = context.method().name();
        observer.answered(method, route, context.statusCode(), nanos);
        LOG.debug("{} {} {} in {} us", method, route, context.statusCode(), nanos / 1_000);
        MDC.remove(LOGGED_ID);
    }
}
