package dev.commonplace.http;

import com.fasterxml.jackson.core.JacksonException;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Violation;
import dev.commonplace.http.json.Json;
import dev.commonplace.http.json.MalformedJsonException;
import dev.commonplace.http.problem.Problem;
import dev.commonplace.http.problem.ProblemException;
import dev.commonplace.http.problem.ProblemKind;
import dev.commonplace.http.problem.ProblemMapping;
import dev.commonplace.http.requests.RequestIds;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import io.javalin.validation.ValidationException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.eclipse.jetty.http.HttpException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns whatever ends a request early into a problem. Javalin has six ways out of a request, each with a format of its own;
 * every one of them is taken here, so that callers see only this one.
 */
final class ProblemHandlers {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemHandlers.class);
    private static final String RETRY_SECONDS = "5";
    private static final String TOO_LONG = "The work took too long.";
    private static final int CAUSES_MAX = 10;

    private final RequestIds requestIds;
    private final Json json;

    ProblemHandlers(RequestIds requestIds, Json json) {
        this.requestIds = requestIds;
        this.json = json;
    }

    private record Shown(ProblemKind kind, String detail, List<Violation> violations, Map<String, String> headers) {
        Shown(ProblemKind kind, String detail) {
            this(kind, detail, List.of(), Map.of());
        }
    }

    /** Takes every exception, and the answers without a body that time-outs leave. */
    void register(RoutesConfig routes) {
        routes.exception(Exception.class, this::handle);
        // Javalin has its own handlers for these, which a handler for all exceptions does not replace.
        routes.exception(HttpResponseException.class, this::handle);
        routes.exception(ValidationException.class, this::handle);
        routes.exception(JacksonException.class, this::handle);
        routes.error(500, context -> handleEmpty(context, new Shown(ProblemKind.TIMED_OUT, TOO_LONG)));
        routes.error(
                408,
                context -> handleEmpty(
                        context, new Shown(ProblemKind.REQUEST_TIMED_OUT, "The request did not arrive in time.")));
    }

    /** What the virtual machine itself throws comes without a context. */
    void handleError(HttpServletResponse response, Error error) {
        String requestId =
                Optional.ofNullable(response.getHeader(RequestIds.HEADER)).orElse("unknown");
        LOG.error("Request {} met an error of the virtual machine.", requestId, error);
        Problem problem = Problem.of(ProblemKind.INTERNAL_ERROR, internal(requestId), requestId, List.of());
        try {
            response.setStatus(problem.status());
            response.setContentType(Problem.MEDIA_TYPE);
            response.getOutputStream().write(json.write(problem));
        } catch (IOException gone) {
            LOG.debug("The caller of request {} is gone.", requestId, gone);
        }
    }

    private void handleEmpty(Context context, Shown shown) {
        boolean answered = Problem.MEDIA_TYPE.equals(context.res().getContentType());
        if (context.resultInputStream() == null && !answered) {
            write(context, shown);
        }
    }

    private void handle(Exception exception, Context context) {
        write(context, shown(exception, context));
    }

    private void write(Context context, Shown shown) {
        Problem problem = Problem.of(shown.kind(), shown.detail(), requestIds.of(context), shown.violations());
        shown.headers().forEach(context::header);
        context.status(problem.status());
        context.contentType(Problem.MEDIA_TYPE);
        context.result(json.write(problem));
    }

    private Shown shown(Exception exception, Context context) {
        return switch (exception) {
            case RefusedException refused -> refused(refused);
            case ProblemException problem -> new Shown(problem.kind(), problem.detail(), List.of(), problem.headers());
            case MalformedJsonException malformed -> new Shown(ProblemKind.MALFORMED_JSON, malformed.detail());
            case JacksonException malformed ->
                new Shown(ProblemKind.MALFORMED_JSON, "This is not valid JSON for this request.");
            case ValidationException invalid -> new Shown(ProblemKind.INVALID_VALUE, "A value is not allowed.");
            case MethodNotAllowedResponse wrong -> methodNotAllowed(wrong);
            case HttpResponseException response -> response(response);
            // Only the time-out of asynchronous work cancels it.
            case CancellationException late -> new Shown(ProblemKind.TIMED_OUT, TOO_LONG);
            default -> unexpected(exception, context);
        };
    }

    private static Shown refused(RefusedException refused) {
        Map<String, String> headers =
                refused.code() == ErrorCode.UNAVAILABLE ? Map.of(Header.RETRY_AFTER, RETRY_SECONDS) : Map.of();
        return new Shown(ProblemMapping.kindOf(refused.code()), refused.reason(), refused.violations(), headers);
    }

    private static Shown methodNotAllowed(MethodNotAllowedResponse wrong) {
        String allowed = String.join(", ", wrong.getDetails().values());
        return new Shown(
                ProblemKind.METHOD_NOT_ALLOWED,
                "This address takes " + allowed + ".",
                List.of(),
                Map.of(Header.ALLOW, allowed));
    }

    private static Shown response(HttpResponseException response) {
        ProblemKind kind = ProblemMapping.kindOfStatus(response.getStatus());
        return new Shown(
                kind, kind == ProblemKind.NOT_FOUND ? "There is nothing at this address." : kind.title() + ".");
    }

    private Shown unexpected(Exception exception, Context context) {
        Optional<ProblemKind> callersFault = fromConnection(exception);
        if (callersFault.isPresent()) {
            return new Shown(callersFault.get(), callersFault.get().title() + ".");
        }
        String requestId = requestIds.of(context);
        LOG.error("Request {} failed.", requestId, exception);
        return new Shown(ProblemKind.INTERNAL_ERROR, internal(requestId));
    }

    /** What Jetty found wrong with the request while it was read, such as a broken chunk. */
    private static Optional<ProblemKind> fromConnection(Exception exception) {
        @Nullable Throwable cause = exception;
        for (int depth = 0; cause != null && depth < CAUSES_MAX; depth++) {
            if (cause instanceof HttpException found && found.getCode() >= 400 && found.getCode() < 500) {
                return Optional.of(ProblemMapping.kindOfStatus(found.getCode()));
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }

    private static String internal(String requestId) {
        return "This is our fault. The log knows more about request " + requestId + ".";
    }
}
