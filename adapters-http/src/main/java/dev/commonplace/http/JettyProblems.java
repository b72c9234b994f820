package dev.commonplace.http;

import dev.commonplace.http.json.Json;
import dev.commonplace.http.problem.Problem;
import dev.commonplace.http.problem.ProblemKind;
import dev.commonplace.http.problem.ProblemMapping;
import dev.commonplace.http.requests.RequestIds;
import java.nio.ByteBuffer;
import java.util.List;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Problems of requests that never reach a route: an address or headers that Jetty itself refuses. */
final class JettyProblems extends ErrorHandler {
    private final RequestIds requestIds;
    private final Json json;

    JettyProblems(RequestIds requestIds, Json json) {
        this.requestIds = requestIds;
        this.json = json;
    }

    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int code,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback) {
        HttpFields.Mutable headers = response.getHeaders();
        String requestId = headers.get(RequestIds.HEADER);
        if (requestId == null) {
            requestId = requestIds.choose(request.getHeaders().get(RequestIds.HEADER));
        }
        byte[] body = describe(code, requestId, headers);
        response.setStatus(code);
        response.write(true, ByteBuffer.wrap(body), callback);
    }

    private byte[] describe(int status, String requestId, HttpFields.Mutable headers) {
        ProblemKind kind = ProblemMapping.kindOfStatus(status);
        SecurityHeaders.ALL.forEach(headers::put);
        headers.put(RequestIds.HEADER, requestId);
        headers.put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);
        // Jetty closes the connection after most of these; callers have to know, or they send the next request into it.
        headers.put(HttpHeader.CONNECTION, "close");
        return json.write(Problem.of(kind, kind.title() + ".", requestId, List.of()));
    }
}
