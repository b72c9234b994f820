package dev.commonplace.http.requests;

import dev.commonplace.application.shared.Caller;
import dev.commonplace.application.shared.OperatorCaller;
import dev.commonplace.application.tenancy.Authenticate;
import dev.commonplace.http.json.Json;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;

/** Takes routes down, each with who may call it. What a route answers is written here. */
public final class Routes {
    private final RoutesConfig config;
    private final Callers callers;
    private final Json json;

    public Routes(RoutesConfig config, Callers callers, Json json) {
        this.config = config;
        this.callers = callers;
        this.json = json;
    }

    /** A route for callers with a key of a tenant. */
    @FunctionalInterface
    public interface TenantHandler {
        Answer handle(Context context, Caller caller) throws Exception;
    }

    /** A route for operators. */
    @FunctionalInterface
    public interface OperatorHandler {
        Answer handle(Context context, OperatorCaller caller) throws Exception;
    }

    /** A route for both; the outcome is one of these two. */
    @FunctionalInterface
    public interface AnyoneHandler {
        Answer handle(Context context, Authenticate.Outcome who) throws Exception;
    }

    /** A route that needs no key. */
    @FunctionalInterface
    public interface OpenHandler {
        Answer handle(Context context) throws Exception;
    }

    public void tenant(HandlerType method, String path, TenantHandler handler) {
        add(method, path, context -> handler.handle(context, callers.tenant(context)));
    }

    public void operator(HandlerType method, String path, OperatorHandler handler) {
        add(method, path, context -> handler.handle(context, callers.operator(context)));
    }

    public void anyone(HandlerType method, String path, AnyoneHandler handler) {
        add(method, path, context -> handler.handle(context, callers.anyone(context)));
    }

    /** A route that writes its answer itself, for as long as it takes; HEAD is answered without it. */
    @FunctionalInterface
    public interface StreamingHandler {
        void handle(Context context, Caller caller) throws Exception;
    }

    public void streaming(String path, StreamingHandler handler) {
        config.addEndpoint(
                new Endpoint(HandlerType.GET, path, context -> handler.handle(context, callers.tenant(context))));
    }

    public void open(HandlerType method, String path, OpenHandler handler) {
        add(method, path, handler);
    }

    private void add(HandlerType method, String path, OpenHandler handler) {
        Handler writing = context -> write(context, handler.handle(context));
        config.addEndpoint(new Endpoint(method, path, writing));
        if (method.equals(HandlerType.GET)) {
            // Otherwise Javalin answers 200 to any HEAD, without looking.
            config.addEndpoint(new Endpoint(HandlerType.HEAD, path, writing));
        }
    }

    private void write(Context context, Answer answer) {
        context.status(answer.status());
        answer.headers().forEach(context::header);
        answer.body().ifPresent(body -> {
            context.contentType(answer.mediaType());
            context.result(bytes(body));
        });
    }

    private byte[] bytes(Object body) {
        return switch (body) {
            case Answer.Text text -> text.bytes();
            case byte[] written -> written;
            default -> json.write(body);
        };
    }
}
